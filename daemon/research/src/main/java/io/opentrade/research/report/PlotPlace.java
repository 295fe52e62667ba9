package io.opentrade.research.report;

import io.opentrade.engine.column.Candles;
import java.util.Arrays;

/// Where a strategy's column is drawn: over the candles, or in a panel of its own.
final class PlotPlace {
  private static final double NEARLY_ALL = 0.9;

  private PlotPlace() {}

  /// A column that keeps near the prices of its own bars is a price.
  static boolean onPrice(double[] values, Candles bars) {
    double range = Arrays.stream(bars.high()).max().orElse(0);
    range -= Arrays.stream(bars.low()).min().orElse(0);
    int known = 0;
    int near = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        known++;
        boolean above = values[i] >= bars.low()[i] - range / 2;
        near += above && values[i] <= bars.high()[i] + range / 2 ? 1 : 0;
      }
    }
    return known > 0 && near >= known * NEARLY_ALL;
  }
}
