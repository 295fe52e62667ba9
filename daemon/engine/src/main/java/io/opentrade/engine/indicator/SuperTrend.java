package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Bars;
import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.strategy.Field;

/// The trailing band of SuperTrend: the middle of the bar less (or plus) some ranges, which only
/// moves towards the price while the trend lasts. It begins as a rising trend. No value where the
/// range has none.
final class SuperTrend implements NumberKernel {
  private final Bars bars;
  private final Column range;
  private final double multiplier;
  private final Output output;
  private double upper = Double.NaN;
  private double lower = Double.NaN;
  private boolean rising = true;

  enum Output {
    /// The band that follows the price.
    VALUE,
    /// 1 while rising, -1 while falling.
    DIRECTION,
    /// The band above, followed while falling.
    UPPER,
    /// The band below, followed while rising.
    LOWER
  }

  /// @param range the average true range, or another measure of how far bars reach
  SuperTrend(Bars bars, Column range, double multiplier, Output output) {
    this.bars = bars;
    this.range = range;
    this.multiplier = multiplier;
    this.output = output;
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] high = bars.column(Field.HIGH).values();
    double[] low = bars.column(Field.LOW).values();
    double[] close = bars.column(Field.CLOSE).values();
    double[] ranges = range.values();
    for (int bar = from; bar < to; bar++) {
      double width = multiplier * ranges[bar];
      if (Double.isNaN(width)) {
        upper = Double.NaN;
        lower = Double.NaN;
        rising = true;
        out[bar] = Double.NaN;
        continue;
      }
      double middle = (high[bar] + low[bar]) / 2;
      step(middle + width, middle - width, bar == 0 ? Double.NaN : close[bar - 1], close[bar]);
      out[bar] = result();
    }
  }

  private void step(double newUpper, double newLower, double before, double close) {
    boolean fresh = Double.isNaN(upper);
    upper = fresh || newUpper < upper || before > upper ? newUpper : upper;
    lower = fresh || newLower > lower || before < lower ? newLower : lower;
    rising = fresh || (rising ? close >= lower : close > upper);
  }

  private double result() {
    return switch (output) {
      case VALUE -> rising ? lower : upper;
      case DIRECTION -> rising ? 1 : -1;
      case UPPER -> upper;
      case LOWER -> lower;
    };
  }
}
