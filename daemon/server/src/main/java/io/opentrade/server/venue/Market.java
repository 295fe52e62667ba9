package io.opentrade.server.venue;

import io.opentrade.engine.domain.Symbol;

/// A market by both of its names.
///
/// @param symbol ours: `BTC/USDT`, `BTC/USDT-PERP`, `BTC/USDT-20261225`
/// @param code the exchange's: `BTCUSDT`, `BTC-USDT-SWAP`
public record Market(String symbol, MarketKind kind, String code) {
  /// The currency that is bought.
  public String base() {
    return Symbol.of(symbol).base();
  }

  /// The currency that prices are in.
  public String quote() {
    return Symbol.of(symbol).quote();
  }
}
