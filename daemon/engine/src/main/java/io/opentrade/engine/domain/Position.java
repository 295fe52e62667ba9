package io.opentrade.engine.domain;

/// What is held of one instrument.
///
/// @param quantity positive when long, negative when short, zero when flat
/// @param entryPrice average price of what is held, rounded half-even; zero when flat. For showing:
///     the ledger reckons with `cost`
/// @param cost the notional at which it was entered, positive both ways; zero when flat
public record Position(Quantity quantity, Price entryPrice, Money cost) {
  /// Nothing held.
  public static final Position FLAT =
      new Position(Quantity.ZERO, new Price(java.math.BigDecimal.ZERO), Money.ZERO);

  public boolean flat() {
    return quantity.signum() == 0;
  }

  public boolean isLong() {
    return quantity.signum() > 0;
  }

  public boolean isShort() {
    return quantity.signum() < 0;
  }
}
