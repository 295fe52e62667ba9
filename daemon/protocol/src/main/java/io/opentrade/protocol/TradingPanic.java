package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `trading.panic`: halts everything, and with `flatten` closes what is held.
///
/// @param account null for all
public record TradingPanic(@Nullable String account, boolean flatten)
    implements TradingRequest<TradingReply> {}
