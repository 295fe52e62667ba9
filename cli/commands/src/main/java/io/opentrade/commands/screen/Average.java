package io.opentrade.commands.screen;

import java.util.Arrays;
import java.util.List;

/// A moving average of closes, as a line over the candles.
///
/// @param exponential or of equal weights
/// @param length bars
record Average(boolean exponential, int length) {
  String name() {
    return (exponential ? "ema " : "sma ") + length;
  }

  /// One value a bar; NaN before there is one. An exponential average begins as a plain one.
  double[] over(List<Bars> bars) {
    double[] values = new double[bars.size()];
    Arrays.fill(values, Double.NaN);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += bars.get(i).close();
      if (i >= length) {
        sum -= bars.get(i - length).close();
      }
      if (i == length - 1 || (i >= length && !exponential)) {
        values[i] = sum / length;
      } else if (i >= length) {
        double weight = 2.0 / (length + 1);
        values[i] = values[i - 1] + weight * (bars.get(i).close() - values[i - 1]);
      }
    }
    return values;
  }
}
