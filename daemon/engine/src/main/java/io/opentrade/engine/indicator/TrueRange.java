package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Bars;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.strategy.Field;

/// The true range of each bar, in price: how far it reaches from the close before.
final class TrueRange implements NumberKernel {
  private final Bars bars;
  private final First first;

  /// What stands at the first bar, which has no close before it.
  enum First {
    /// High less low.
    RANGE,
    /// No value.
    NONE
  }

  TrueRange(Bars bars, First first) {
    this.bars = bars;
    this.first = first;
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] high = bars.column(Field.HIGH).values();
    double[] low = bars.column(Field.LOW).values();
    double[] close = bars.column(Field.CLOSE).values();
    int start = from;
    if (from == 0 && to > 0) {
      out[0] = first == First.NONE ? Double.NaN : Math.abs(high[0] - low[0]);
      start = 1;
    }
    for (int bar = start; bar < to; bar++) {
      out[bar] = reach(high[bar], low[bar], close[bar - 1]);
    }
  }

  static double reach(double high, double low, double before) {
    double range = Math.abs(high - low);
    return Math.max(range, Math.max(Math.abs(high - before), Math.abs(before - low)));
  }
}
