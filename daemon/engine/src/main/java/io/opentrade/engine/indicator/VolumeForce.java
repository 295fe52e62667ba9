package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Bars;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.strategy.Field;

/// Klinger's volume force: volume, weighted with how the bar's range compares with all ranges since
/// the trend of the typical price last turned. No value at the first bar.
final class VolumeForce implements NumberKernel {
  private final Bars bars;

  /// 1 while rising, -1 while falling, 0 before the first move.
  private int trend;

  private double ranges;

  VolumeForce(Bars bars) {
    this.bars = bars;
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] high = bars.column(Field.HIGH).values();
    double[] low = bars.column(Field.LOW).values();
    double[] close = bars.column(Field.CLOSE).values();
    double[] volume = bars.column(Field.VOLUME).values();
    for (int bar = from; bar < to; bar++) {
      if (bar == 0) {
        out[0] = Double.NaN;
        continue;
      }
      double move =
          high[bar] + low[bar] + close[bar] - (high[bar - 1] + low[bar - 1] + close[bar - 1]);
      int now = move > 0 ? 1 : move < 0 ? -1 : trend;
      if (now != trend) {
        trend = now;
        ranges = high[bar - 1] - low[bar - 1];
      }
      double range = high[bar] - low[bar];
      ranges += range;
      double force = volume[bar] * Math.abs(2 * (range / ranges) - 1) * 100 * (trend > 0 ? 1 : -1);
      out[bar] = Math.abs(force) <= Double.MAX_VALUE ? force : Double.NaN;
    }
  }
}
