package io.opentrade.engine.indicator;

import io.opentrade.engine.column.CompensatedSum;

/// An average that each value moves by `weight` of the way to itself. A bar without a value has
/// none, and the average begins anew after it.
final class RunningAverage {
  private final Seed seed;
  private final int length;
  private final double weight;
  private CompensatedSum sum = new CompensatedSum();
  private double average = Double.NaN;

  /// Values in a row so far, until the average has begun.
  private int taken;

  private boolean begun;

  RunningAverage(Seed seed, int length, double weight) {
    this.seed = seed;
    this.length = length;
    this.weight = weight;
  }

  /// Wilder's: weight 1 / length.
  static RunningAverage wilder(Seed seed, int length) {
    return new RunningAverage(seed, length, 1.0 / length);
  }

  /// The average with the value of a bar; NaN until it has begun.
  double next(int bar, double value) {
    if (begun && !Double.isNaN(value)) {
      average += (value - average) * weight;
      return average;
    }
    return begin(bar, value);
  }

  private double begin(int bar, double value) {
    if (Double.isNaN(value)) {
      begun = false;
      taken = 0;
      sum = new CompensatedSum();
      return Double.NaN;
    }
    return switch (seed) {
      case TA4J -> bar < length ? Double.NaN : begin(value);
      case FIRST -> {
        average = taken == 0 ? value : average + (value - average) * weight;
        yield ++taken < length ? Double.NaN : begin(average);
      }
      case SMA, WILDER, TALIB -> {
        sum.add(value);
        yield ++taken < length ? Double.NaN : begin(sum.value() / length);
      }
    };
  }

  private double begin(double first) {
    average = first;
    begun = true;
    return first;
  }
}
