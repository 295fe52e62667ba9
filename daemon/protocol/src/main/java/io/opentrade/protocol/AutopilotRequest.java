package io.opentrade.protocol;

/// Everything that is asked of the autopilot.
///
/// @param <R> the record that answers it
public sealed interface AutopilotRequest<R> extends Request<R>
    permits AutopilotSettings,
        AutopilotStart,
        AutopilotStatus,
        AutopilotStop,
        AutopilotTarget,
        AutopilotWhy {}
