package io.opentrade.engine.column;

import java.util.Arrays;

/// The sums of the first values of an [ExactColumn], in its units, as doubles: windows of any
/// length are then a subtraction a bar, which does not wait for the bar before. They end for good
/// where a bar has no value, or a sum is too large for the difference of two to be exact.
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

  /// Whether more may be added.
  boolean open() {
    return !ended;
  }

  void end() {
    ended = true;
  }

  /// Makes room for so many bars.
  void reserve(int size) {
    if (sums.length <= size) {
      sums = Arrays.copyOf(sums, size + 1);
    }
  }

  static boolean fits(double sum) {
    return Math.abs(sum) <= LARGEST;
  }

  /// The elements of the array up to that many bars were written.
  void reached(int size) {
    bars = size;
  }

  /// The value of a bar that is summed.
  long unit(int bar) {
    return (long) (sums[bar + 1] - sums[bar]);
  }

  /// Sums these values in the place of those that were summed, as far as they go.
  void replace(long[] units, int to) {
    double sum = 0;
    int bar = 0;
    while (bar < to && fits(sum + units[bar])) {
      sum += units[bar++];
      sums[bar] = sum;
    }
    ended |= bar < to;
    bars = bar;
  }
}
