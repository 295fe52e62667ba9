package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Bars;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.strategy.Field;

/// Wilder's average true range, in price, as ta4j 0.22.2 has it: no value in the first `length`
/// bars; the average begins with the true range of bar `length` alone.
final class AverageRange implements NumberKernel {
  private final Bars bars;
  private final int length;
  private final double weight;
  private double average = Double.NaN;

  AverageRange(Bars bars, int length) {
    this.bars = bars;
    this.length = length;
    this.weight = 1.0 / length;
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] high = bars.column(Field.HIGH).values();
    double[] low = bars.column(Field.LOW).values();
    double[] close = bars.column(Field.CLOSE).values();
    double running = average;
    for (int bar = from; bar < to; bar++) {
      if (bar >= length) {
        double before = close[bar - 1];
        double range = Math.abs(high[bar] - low[bar]);
        double reach = Math.max(Math.abs(high[bar] - before), Math.abs(before - low[bar]));
        double widest = Math.max(range, reach);
        running = Double.isNaN(widest) ? widest : Smoothing.wilder(running, widest, weight);
      }
      out[bar] = running;
    }
    average = running;
  }
}
