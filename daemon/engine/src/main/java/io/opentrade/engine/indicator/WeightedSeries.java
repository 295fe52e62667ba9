package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.NumberKernel;

/// The exponentially weighted average of all values so far, of which the newest has the weight
/// `alpha`. A bar without a value has none and changes nothing.
final class WeightedSeries implements NumberKernel {
  private final Column of;
  private final double alpha;
  private final boolean adjusted;
  private final int least;
  private double average;
  private double weights;
  private int taken;

  /// @param adjusted whether the weights of a short history are made to add up to one, else the
  ///     first value stands for all that came before it
  /// @param least values that must have been seen
  WeightedSeries(Column of, double alpha, boolean adjusted, int least) {
    this.of = of;
    this.alpha = alpha;
    this.adjusted = adjusted;
    this.least = least;
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] values = of.values();
    for (int bar = from; bar < to; bar++) {
      double value = values[bar];
      if (Double.isNaN(value)) {
        out[bar] = value;
        continue;
      }
      average += (value - average) * share();
      taken = Math.min(taken + 1, least);
      out[bar] = taken < least ? Double.NaN : average;
    }
  }

  /// How far the next value moves the average.
  private double share() {
    if (adjusted) {
      weights = 1 + (1 - alpha) * weights;
      return 1 / weights;
    }
    return taken == 0 ? 1 : alpha;
  }
}
