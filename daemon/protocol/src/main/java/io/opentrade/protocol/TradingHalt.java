package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `trading.halt`: no new exposure; entries are cancelled, protection stays.
///
/// @param account null for all
/// @param strategy name of one of its strategies; null for all of the account
public record TradingHalt(@Nullable String account, @Nullable String strategy)
    implements TradingRequest<TradingReply> {}
