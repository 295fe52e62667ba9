package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Column;

/// The standard deviation of the last `length` bars, of the population (divided by `length`) or of
/// a sample (divided by `length - 1`). Mean and squares are updated by Welford's method and joined
/// by Chan's, which do not cancel. No value in the first `length - 1` bars, nor while the window
/// holds a bar without a value.
final class Deviation extends BlockWindow {
  private final Column of;
  private double[] values = {};
  private final int divisor;
  private final double[] means;
  private final double[] squares;
  private int count;
  private double mean;
  private double square;

  /// @param fewer by how much the divisor is smaller than the length: 0 or 1
  Deviation(Column of, int length, int fewer) {
    super(length);
    this.divisor = length - fewer;
    this.of = of;
    means = new double[length];
    squares = new double[length];
  }

  @Override
  void open() {
    values = of.values();
  }

  @Override
  void turn(int from) {
    clear();
    for (int offset = means.length - 1; offset >= 0; offset--) {
      take(from + offset);
      means[offset] = mean;
      squares[offset] = square;
    }
  }

  @Override
  void clear() {
    count = 0;
    mean = 0;
    square = 0;
  }

  @Override
  void take(int bar) {
    double value = values[bar];
    count++;
    double off = value - mean;
    mean += off / count;
    square += off * (value - mean);
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
    double total = square;
    if (first < length) {
      double apart = mean - means[first];
      total += squares[first] + apart * apart * ((double) count * (length - count) / length);
    }
    double deviation = Math.sqrt(total / divisor);
    return Math.abs(deviation) <= Double.MAX_VALUE ? deviation : Double.NaN;
  }
}
