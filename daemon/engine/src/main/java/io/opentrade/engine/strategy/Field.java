package io.opentrade.engine.strategy;

/// One column of a candle series.
public enum Field {
  OPEN,
  HIGH,
  LOW,
  CLOSE,
  VOLUME
}
