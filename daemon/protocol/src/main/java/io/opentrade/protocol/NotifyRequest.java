package io.opentrade.protocol;

/// Everything that is asked of what reaches people.
///
/// @param <R> the record that answers it
public sealed interface NotifyRequest<R> extends Request<R>
    permits NotifyAddCommand,
        NotifyAddDesktop,
        NotifyAddMail,
        NotifyAddWebhook,
        NotifyHistory,
        NotifyList,
        NotifyRemove,
        NotifyRule,
        NotifyRules,
        NotifyTest {}
