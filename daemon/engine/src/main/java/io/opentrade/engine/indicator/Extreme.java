package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Column;

/// The highest or lowest value of the last `length` bars. No value in the first `length - 1` bars,
/// nor while the window holds a bar without a value.
final class Extreme extends BlockWindow {
  private final Column of;
  private double[] values = {};
  private final double[] behind;

  /// 1 for the highest, -1 for the lowest.
  private final double sign;

  private double most;

  private Extreme(Column of, int length, double sign) {
    super(length);
    this.of = of;
    this.behind = new double[length];
    this.sign = sign;
  }

  static Extreme highest(Column of, int length) {
    return new Extreme(of, length, 1);
  }

  static Extreme lowest(Column of, int length) {
    return new Extreme(of, length, -1);
  }

  @Override
  void open() {
    values = of.values();
  }

  @Override
  void turn(int from) {
    clear();
    for (int offset = behind.length - 1; offset >= 0; offset--) {
      take(from + offset);
      behind[offset] = most;
    }
  }

  @Override
  void clear() {
    most = Double.NEGATIVE_INFINITY;
  }

  @Override
  void take(int bar) {
    double value = values[bar];
    most = Math.max(most, sign * value);
  }

  @Override
  void run(int from, int to, int offset, double[] out) {
    int first = offset;
    for (int bar = from; bar < to; bar++) {
      take(bar);
      out[bar] = result(++first);
    }
  }

  private double result(int first) {
    return sign * (first < behind.length ? Math.max(behind[first], most) : most);
  }
}
