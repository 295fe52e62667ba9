package io.opentrade.protocol;

/// Everything that is asked of the alerts.
///
/// @param <R> the record that answers it
public sealed interface AlertRequest<R> extends Request<R>
    permits AlertAdd,
        AlertEdit,
        AlertHistory,
        AlertList,
        AlertPause,
        AlertRemove,
        AlertResume,
        AlertShow,
        AlertTest,
        AlertValue {}
