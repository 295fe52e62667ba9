package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.NumberKernel;

/// Where the last `length` bars stand when they are put in order. No value in the first
/// `length - 1` bars, nor while the window holds a bar without a value.
final class Ordering implements NumberKernel {
  private final Column of;
  private final int length;
  private final Figure figure;
  private final SortedWindow window = new SortedWindow();

  private interface Figure {
    double of(SortedWindow window, double value);
  }

  private Ordering(Column of, int length, Figure figure) {
    this.of = of;
    this.length = length;
    this.figure = figure;
  }

  /// The rank of the last value among all, as a share from 1 / `length` to 1; ties get the average.
  static Ordering rank(Column of, int length) {
    return new Ordering(
        of,
        length,
        (window, value) -> {
          int less = window.less(value);
          int upTo = window.less(Math.nextUp(value));
          return (less + upTo + 1) / 2.0 / length;
        });
  }

  /// The value that a share of the window does not exceed, between two values by a straight line.
  static Ordering quantile(Column of, int length, double share) {
    double place = share * (length - 1);
    int below = (int) Math.floor(place);
    double rest = place - below;
    return new Ordering(
        of,
        length,
        (window, _) -> {
          double low = window.at(below);
          return rest == 0 ? low : low + rest * (window.at(below + 1) - low);
        });
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] values = of.values();
    for (int bar = from; bar < to; bar++) {
      double value = values[bar];
      if (Double.isNaN(value)) {
        window.clear();
        out[bar] = value;
        continue;
      }
      if (window.size() == length) {
        window.remove(values[bar - length]);
      }
      window.add(value);
      out[bar] = window.size() < length ? Double.NaN : figure.of(window, value);
    }
  }
}
