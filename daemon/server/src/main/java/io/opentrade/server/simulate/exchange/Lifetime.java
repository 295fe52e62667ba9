package io.opentrade.server.simulate.exchange;

/// How long an order stands, by Binance's words.
public enum Lifetime {
  /// Until it is cancelled.
  GTC,
  /// What is not filled at once expires.
  IOC,
  /// Filled at once in full, or it expires.
  FOK
}
