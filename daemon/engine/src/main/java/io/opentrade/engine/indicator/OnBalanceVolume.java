package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Bars;
import io.opentrade.engine.column.CompensatedSum;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.strategy.Field;

/// Granville's running sum of volume, added where the close rises and taken off where it falls; 0
/// at the first bar.
final class OnBalanceVolume implements NumberKernel {
  private final Bars bars;
  private final CompensatedSum sum = new CompensatedSum();

  OnBalanceVolume(Bars bars) {
    this.bars = bars;
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] close = bars.column(Field.CLOSE).values();
    double[] volume = bars.column(Field.VOLUME).values();
    for (int bar = from; bar < to; bar++) {
      if (bar > 0 && close[bar] > close[bar - 1]) {
        sum.add(volume[bar]);
      } else if (bar > 0 && close[bar] < close[bar - 1]) {
        sum.add(-volume[bar]);
      }
      out[bar] = sum.value();
    }
  }
}
