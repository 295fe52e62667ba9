package io.opentrade.engine.domain;

/// Why an order exists. An entry adds exposure; everything else may only reduce it.
public enum Purpose {
  ENTRY,
  EXIT,
  STOP_LOSS,
  TAKE_PROFIT,
  TRAILING_STOP;

  /// Whether the order may only reduce what is held.
  public boolean reduceOnly() {
    return this != ENTRY;
  }
}
