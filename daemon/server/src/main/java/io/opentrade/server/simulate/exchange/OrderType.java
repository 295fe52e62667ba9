package io.opentrade.server.simulate.exchange;

/// The order types of Binance spot.
public enum OrderType {
  LIMIT(true, false),
  MARKET(false, false),
  STOP_LOSS(false, true),
  STOP_LOSS_LIMIT(true, true),
  TAKE_PROFIT(false, true),
  TAKE_PROFIT_LIMIT(true, true),
  LIMIT_MAKER(true, false);

  private final boolean limited;
  private final boolean triggered;

  OrderType(boolean limited, boolean triggered) {
    this.limited = limited;
    this.triggered = triggered;
  }

  /// Whether it has a price of its own.
  public boolean limited() {
    return limited;
  }

  /// Whether it waits for the market to reach a price first.
  public boolean triggered() {
    return triggered;
  }

  /// Whether it guards against the market going the wrong way, so its trigger is on the far side.
  boolean stopsLoss() {
    return this == STOP_LOSS || this == STOP_LOSS_LIMIT;
  }
}
