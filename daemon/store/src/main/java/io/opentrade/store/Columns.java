package io.opentrade.store;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;

/// Columns that are still being filled, before anyone else has seen them.
final class Columns {
  private Columns() {}

  static Candles of(Timeframe timeframe, int bars) {
    return new Candles(
        timeframe,
        new long[bars],
        new double[bars],
        new double[bars],
        new double[bars],
        new double[bars],
        new double[bars]);
  }

  static void copyBar(Candles from, int source, Candles into, int target) {
    into.time()[target] = from.time()[source];
    into.open()[target] = from.open()[source];
    into.high()[target] = from.high()[source];
    into.low()[target] = from.low()[source];
    into.close()[target] = from.close()[source];
    into.volume()[target] = from.volume()[source];
  }

  /// Whether two bars have the same values, bit by bit; the two zeros are one, as in the hash.
  static boolean sameBar(Candles left, int i, Candles right, int j) {
    return same(left.open()[i], right.open()[j])
        && same(left.high()[i], right.high()[j])
        && same(left.low()[i], right.low()[j])
        && same(left.close()[i], right.close()[j])
        && same(left.volume()[i], right.volume()[j]);
  }

  private static boolean same(double left, double right) {
    return Double.doubleToLongBits(left + 0.0) == Double.doubleToLongBits(right + 0.0);
  }
}
