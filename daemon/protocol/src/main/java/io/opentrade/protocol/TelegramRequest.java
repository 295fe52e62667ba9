package io.opentrade.protocol;

/// Everything that is asked about the chats that reach the daemon through Telegram.
///
/// @param <R> the record that answers it
public sealed interface TelegramRequest<R> extends Request<R>
    permits TelegramAccept,
        TelegramCandidate,
        TelegramInvite,
        TelegramRevoke,
        TelegramSetup,
        TelegramStatus,
        TelegramTest {}
