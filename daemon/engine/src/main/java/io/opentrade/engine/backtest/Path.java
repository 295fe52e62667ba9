package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import java.math.BigDecimal;

/// How the market is taken to move inside a bar: from the open to the nearer of high and low, then
/// to the other, then to the close. With both equally near, the low comes first.
final class Path {
  /// Differences below this share of the price may be noise of doubles, and are settled exactly.
  private static final double DOUBTFUL = 1e-9;

  private Path() {}

  /// Whether the high comes before the low.
  static boolean highFirst(Candles candles, int bar, Instrument instrument) {
    return highFirst(candles.open()[bar], candles.high()[bar], candles.low()[bar], instrument);
  }

  /// Whether the high comes before the low.
  static boolean highFirst(double open, double high, double low, Instrument instrument) {
    double difference = (open - low) - (high - open);
    if (Math.abs(difference) > DOUBTFUL * Math.abs(open)) {
      return difference > 0;
    }
    BigDecimal twice = instrument.price(open).value().multiply(BigDecimal.TWO);
    BigDecimal sum = instrument.price(high).value().add(instrument.price(low).value());
    return twice.compareTo(sum) > 0;
  }
}
