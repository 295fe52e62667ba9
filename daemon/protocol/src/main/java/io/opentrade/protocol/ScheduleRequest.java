package io.opentrade.protocol;

/// Everything that is asked of commands that run by the clock.
///
/// @param <R> the record that answers it
public sealed interface ScheduleRequest<R> extends Request<R>
    permits ScheduleAdd,
        ScheduleHistory,
        ScheduleList,
        SchedulePause,
        ScheduleRemove,
        ScheduleResume,
        ScheduleRun,
        ScheduleShow {}
