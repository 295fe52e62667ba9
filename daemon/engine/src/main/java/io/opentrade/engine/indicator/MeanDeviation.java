package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.NumberKernel;
import java.util.concurrent.CancellationException;

/// The mean distance of the last `length` bars from their average. Every window has another
/// average, so each looks at all its bars, four at a time. No value where the average has none.
///
/// Of bars that are all the same the average may be wrong in its last digit; that is no distance,
/// which others would divide by.
final class MeanDeviation implements NumberKernel {
  /// What an average may be off by rounding, of its size.
  private static final double ROUNDING = 0x1p-50;

  /// How often it looks whether it was cancelled, in bars: the longest windows take a while each.
  private static final int LOOK = 256;

  private final Column of;
  private final Column average;
  private final int length;

  /// @param average the simple average over the same bars
  MeanDeviation(Column of, Column average, int length) {
    this.of = of;
    this.average = average;
    this.length = length;
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] values = of.values();
    double[] averages = average.values();
    for (int bar = from; bar < to; bar++) {
      if (bar % LOOK == 0 && Thread.currentThread().isInterrupted()) {
        throw new CancellationException("a mean deviation was cancelled");
      }
      double mean = averages[bar];
      out[bar] =
          bar < length - 1 || Double.isNaN(mean)
              ? Double.NaN
              : beyondRounding(distance(values, bar - length + 1, bar + 1, mean) / length, mean);
    }
  }

  private static double beyondRounding(double distance, double mean) {
    return distance <= Math.abs(mean) * ROUNDING ? 0 : distance;
  }

  private static double distance(double[] values, int from, int to, double mean) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int bar = from;
    for (; bar + 4 <= to; bar += 4) {
      a += Math.abs(values[bar] - mean);
      b += Math.abs(values[bar + 1] - mean);
      c += Math.abs(values[bar + 2] - mean);
      d += Math.abs(values[bar + 3] - mean);
    }
    for (; bar < to; bar++) {
      a += Math.abs(values[bar] - mean);
    }
    return (a + b) + (c + d);
  }
}
