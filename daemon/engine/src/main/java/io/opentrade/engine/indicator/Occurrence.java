package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.NumberKernel;

/// Looks back at the bars where a condition was known to be true: how long ago the last one was, or
/// what a column held at one of the last. No value before there was one.
final class Occurrence implements NumberKernel {
  private final Column condition;
  private final Column of;
  private final boolean distance;

  /// The last bars where it was true, the newest at `newest`; -1 where there was none yet.
  private final int[] bars;

  private int newest;

  private Occurrence(Column condition, Column of, int back, boolean distance) {
    this.condition = condition;
    this.of = of;
    this.distance = distance;
    this.bars = new int[back + 1];
    java.util.Arrays.fill(bars, -1);
  }

  /// Bars since the condition was last true; 0 at that bar itself.
  static Occurrence since(Column condition) {
    return new Occurrence(condition, condition, 0, true);
  }

  /// The value at the last bar where the condition was true, or `back` such bars before it.
  static Occurrence value(Column condition, Column of, int back) {
    return new Occurrence(condition, of, back, false);
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] conditions = condition.values();
    double[] values = of.values();
    for (int bar = from; bar < to; bar++) {
      if (Math.abs(conditions[bar]) > 0) {
        newest = newest + 1 == bars.length ? 0 : newest + 1;
        bars[newest] = bar;
      }
      int wanted = bars[newest + 1 == bars.length ? 0 : newest + 1];
      out[bar] = wanted < 0 ? Double.NaN : distance ? bar - wanted : values[wanted];
    }
  }
}
