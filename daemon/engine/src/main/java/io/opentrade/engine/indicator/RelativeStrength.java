package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.NumberKernel;

/// Wilder's relative strength index, 0 to 100. No value in the first `length` bars; 100 where
/// nothing was lost, 0 where nothing moved at all.
final class RelativeStrength implements NumberKernel {
  private final Column of;
  private final RunningAverage gains;
  private final RunningAverage losses;

  RelativeStrength(Column of, int length, Seed seed) {
    this.of = of;
    this.gains = RunningAverage.wilder(seed, length);
    this.losses = RunningAverage.wilder(seed, length);
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] values = of.values();
    for (int bar = from; bar < to; bar++) {
      double change = bar == 0 ? Double.NaN : values[bar] - values[bar - 1];
      double gain = gains.next(bar, Math.max(change, 0));
      double loss = losses.next(bar, Math.max(-change, 0));
      out[bar] = strength(gain, loss);
    }
  }

  private static double strength(double gain, double loss) {
    if (loss == 0) {
      return gain == 0 ? 0 : 100;
    }
    return 100 - 100 / (1 + gain / loss);
  }
}
