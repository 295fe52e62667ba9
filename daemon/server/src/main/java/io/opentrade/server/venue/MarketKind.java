package io.opentrade.server.venue;

import java.util.Locale;

/// What is traded on a market.
public enum MarketKind {
  /// The currency itself.
  SPOT,
  /// Futures settled in the quote currency.
  LINEAR,
  /// Futures settled in the base currency.
  INVERSE;

  /// Lower case, as on the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
