package io.opentrade.server.alert;

import io.opentrade.engine.column.Candle;

/// The way a price takes inside a bar, as in a backtest: open, the nearer of high and low, the
/// other, close.
final class CandlePath {
  static final int STEPS = 4;

  private CandlePath() {}

  /// @param step from 0
  static double price(Candle bar, int step) {
    boolean highFirst = bar.high() - bar.open() <= bar.open() - bar.low();
    return switch (step) {
      case 0 -> bar.open();
      case 1 -> highFirst ? bar.high() : bar.low();
      case 2 -> highFirst ? bar.low() : bar.high();
      default -> bar.close();
    };
  }

  /// When it stands there: a quarter of the bar each.
  static long at(Candle bar, long length, int step) {
    return bar.time() + length * step / STEPS;
  }
}
