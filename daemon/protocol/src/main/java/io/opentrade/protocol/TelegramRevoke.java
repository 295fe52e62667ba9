package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `telegram.revoke`: from now on that person gets no answer.
///
/// @param person Telegram's number of the person; null for everybody
public record TelegramRevoke(@Nullable Long person)
    implements TelegramRequest<TelegramStatus.Reply> {}
