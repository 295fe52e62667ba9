package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.NumberKernel;

/// A running average of a column: the exponential one of weight 2 / (length + 1), or Wilder's of
/// weight 1 / length.
final class Smoothing implements NumberKernel {
  private final Column of;
  private final int skip;
  private final RunningAverage average;

  /// @param skip bars at the beginning that are passed over
  private Smoothing(Column of, int skip, RunningAverage average) {
    this.of = of;
    this.skip = skip;
    this.average = average;
  }

  static Smoothing exponential(Column of, int length, Seed seed, int skip) {
    return new Smoothing(of, skip, new RunningAverage(seed, length, 2.0 / (length + 1)));
  }

  static Smoothing wilder(Column of, int length, Seed seed) {
    return new Smoothing(of, 0, RunningAverage.wilder(seed, length));
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] values = of.values();
    for (int bar = from; bar < to; bar++) {
      out[bar] = bar < skip ? Double.NaN : average.next(bar - skip, values[bar]);
    }
  }
}
