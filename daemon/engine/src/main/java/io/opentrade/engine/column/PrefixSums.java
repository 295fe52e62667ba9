package io.opentrade.engine.column;

import java.util.Arrays;

/// The sums of the first values of an [ExactColumn], in its units, as doubles: windows of any
/// length are then a subtraction a bar, which does not wait for the bar before. They end where a
/// bar has no value, or a sum is too large for the difference of two to be exact.
public final class PrefixSums {
  /// A double holds the difference of two whole numbers up to this exactly.
  private static final double LARGEST = 0x1p52;

  private double[] sums = new double[1];
  private int bars;
  private boolean ended;

  PrefixSums() {}

  /// How many leading bars are summed.
  public int bars() {
    return bars;
  }

  /// The sum of the first `i` values at element `i`, for `i` up to `bars()`; replaced as it grows.
  public double[] sums() {
    return sums;
  }

  /// Takes in the values up to bar `to` (exclusive).
  void follow(long[] units, int to) {
    if (ended) {
      return;
    }
    if (sums.length <= to) {
      sums = Arrays.copyOf(sums, units.length + 1);
    }
    double sum = sums[bars];
    int bar = bars;
    while (bar < to && units[bar] != ExactColumn.NONE && Math.abs(sum + units[bar]) <= LARGEST) {
      sum += units[bar++];
      sums[bar] = sum;
    }
    bars = bar;
    ended = bar < to;
  }

  /// The unit has changed: begins again.
  void restart() {
    bars = 0;
    ended = false;
  }
}
