package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `trading.resume`: trade again. Only the local owner may.
///
/// @param account null for all
public record TradingResume(@Nullable String account, @Nullable String strategy)
    implements TradingRequest<TradingReply> {}
