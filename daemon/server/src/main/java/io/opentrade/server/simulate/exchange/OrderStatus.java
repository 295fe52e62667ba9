package io.opentrade.server.simulate.exchange;

/// Where an order is in its life, by Binance's words.
public enum OrderStatus {
  NEW,
  PARTIALLY_FILLED,
  FILLED,
  CANCELED,
  EXPIRED;

  /// Whether nothing more can come of it.
  public boolean isFinal() {
    return this == FILLED || this == CANCELED || this == EXPIRED;
  }
}
