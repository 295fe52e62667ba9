package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `position.close`: cancels entries and closes what is held at the market.
///
/// @param strategy only what that strategy holds; null for all, whoever opened it
/// @param key the same key closes once and returns what came of that; null for none
public record PositionClose(
    String account, String symbol, @Nullable String strategy, @Nullable String key)
    implements TradingRequest<OrderReply> {
  public PositionClose {
    Values.present("account", account);
    Values.present("symbol", symbol);
  }

  /// All that is held of a symbol.
  public PositionClose(String account, String symbol) {
    this(account, symbol, null, null);
  }
}
