package io.opentrade.store;

/// A command that runs by the clock.
///
/// @param id given by the store; never used again
/// @param definition when and what it runs, as JSON
/// @param considered the nominal time up to which it is decided what runs, milliseconds since the
///     epoch
/// @param created milliseconds since the epoch
public record ScheduleRow(
    long id, String name, String definition, boolean paused, long considered, long created) {}
