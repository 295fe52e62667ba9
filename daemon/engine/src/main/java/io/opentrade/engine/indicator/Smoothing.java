package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.NumberKernel;

/// The exponential moving average as ta4j 0.22.2 has it: no value in the first `length` bars, then
/// the value itself, then each bar moves the average by `weight` of the way to the value. A bar
/// without a value has none and the average begins anew after it.
final class Smoothing implements NumberKernel {
  private final Column of;
  private final int length;
  private final double weight;
  private double average = Double.NaN;

  private Smoothing(Column of, int length, double weight) {
    this.of = of;
    this.length = length;
    this.weight = weight;
  }

  /// The usual one: weight 2 / (length + 1).
  static Smoothing exponential(Column of, int length) {
    return new Smoothing(of, length, 2.0 / (length + 1));
  }

  /// One step of Wilder's average: weight 1 / length.
  static double wilder(double average, double value, double weight) {
    return Double.isNaN(average) ? value : average + (value - average) * weight;
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] values = of.values();
    double running = average;
    for (int bar = from; bar < to; bar++) {
      double value = values[bar];
      if (bar < length) {
        running = Double.NaN;
      } else if (Double.isNaN(running)) {
        running = value;
      } else {
        running += (value - running) * weight;
      }
      out[bar] = running;
    }
    average = running;
  }
}
