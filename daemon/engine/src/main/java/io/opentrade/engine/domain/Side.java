package io.opentrade.engine.domain;

/// Which way an order trades.
public enum Side {
  BUY,
  SELL;

  public Side opposite() {
    return this == BUY ? SELL : BUY;
  }

  /// The quantity with the sign it has in a position: positive bought, negative sold.
  public Quantity signed(Quantity quantity) {
    return this == BUY ? quantity : quantity.negate();
  }
}
