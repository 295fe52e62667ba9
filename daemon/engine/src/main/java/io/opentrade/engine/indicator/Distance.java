package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.NumberKernel;

/// How many bars ago the highest or lowest value of the last `length` bars was; of equal ones the
/// newest. The candidates of a window are kept in order, each bar is added and removed once. No
/// value in the first `length - 1` bars, nor while the window holds a bar without a value.
final class Distance implements NumberKernel {
  private final Column of;
  private final int length;

  /// 1 for the highest, -1 for the lowest.
  private final double sign;

  /// Bars whose values no later bar reaches, in a ring, the oldest at `first`.
  private final int[] candidates;

  private int first;
  private int count;
  private int gap = -1;

  private Distance(Column of, int length, double sign) {
    this.of = of;
    this.length = length;
    this.sign = sign;
    this.candidates = new int[length];
  }

  static Distance highest(Column of, int length) {
    return new Distance(of, length, 1);
  }

  static Distance lowest(Column of, int length) {
    return new Distance(of, length, -1);
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] values = of.values();
    for (int bar = from; bar < to; bar++) {
      double value = sign * values[bar];
      if (Double.isNaN(value)) {
        gap = bar;
        count = 0;
        out[bar] = Double.NaN;
        continue;
      }
      if (count > 0 && candidates[first] <= bar - length) {
        first = wrapped(first + 1);
        count--;
      }
      while (count > 0 && sign * values[candidates[wrapped(first + count - 1)]] <= value) {
        count--;
      }
      candidates[wrapped(first + count)] = bar;
      count++;
      out[bar] = bar - gap < length ? Double.NaN : bar - candidates[first];
    }
  }

  private int wrapped(int place) {
    return place >= length ? place - length : place;
  }
}
