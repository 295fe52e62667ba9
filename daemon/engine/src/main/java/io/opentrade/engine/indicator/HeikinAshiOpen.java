package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Bars;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.strategy.Field;

/// The open of Heikin-Ashi candles: the middle of the body of the one before; the first is the
/// middle of the bar's own body.
final class HeikinAshiOpen implements NumberKernel {
  private final Bars bars;

  HeikinAshiOpen(Bars bars) {
    this.bars = bars;
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] open = bars.column(Field.OPEN).values();
    double[] high = bars.column(Field.HIGH).values();
    double[] low = bars.column(Field.LOW).values();
    double[] close = bars.column(Field.CLOSE).values();
    for (int bar = from; bar < to; bar++) {
      if (bar == 0) {
        out[0] = (open[0] + close[0]) / 2;
      } else {
        int last = bar - 1;
        double middle = (open[last] + high[last] + low[last] + close[last]) / 4;
        out[bar] = (out[last] + middle) / 2;
      }
    }
  }
}
