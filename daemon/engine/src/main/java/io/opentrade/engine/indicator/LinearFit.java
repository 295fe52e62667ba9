package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Column;

/// The straight line of least squares through the last `length` bars, by co-moments that are
/// updated and joined without cancelling (Welford, Chan), so that a level as high as a price costs
/// no digits. No value in the first `length - 1` bars, nor while the window holds a bar without a
/// value; one bar has no slope.
final class LinearFit extends BlockWindow {
  private final Column of;
  private double[] values = {};
  private final Output output;
  private final double[] means;
  private final double[] moments;
  private int count;
  private double mean;

  /// The sum of (place - mean place) * (value - mean value).
  private double moment;

  enum Output {
    /// The line at the last bar.
    VALUE,
    /// Its rise a bar.
    SLOPE,
    /// The line at the first bar of the window.
    INTERCEPT,
    /// The line one bar ahead: a forecast made of past bars only.
    FORECAST,
    /// The average with weights 1 to `length`, which follows from the line.
    WEIGHTED
  }

  LinearFit(Column of, int length, Output output) {
    super(length);
    this.of = of;
    this.output = output;
    means = new double[length];
    moments = new double[length];
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
      // Taken backwards, so that the places fall instead of rising.
      moments[offset] = -moment;
    }
  }

  @Override
  void clear() {
    count = 0;
    mean = 0;
    moment = 0;
  }

  @Override
  void take(int bar) {
    double value = values[bar];
    double off = value - mean;
    moment += off * count / 2;
    count++;
    mean += off / count;
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
    double middle = mean;
    double joint = moment;
    if (first < length) {
      double apart = mean - means[first];
      double share = (double) count / length;
      middle = means[first] + apart * share;
      // The centres of the two parts lie half the window apart.
      joint += moments[first] + apart * (length / 2.0) * share * (length - count);
    }
    double squares = length * ((double) length * length - 1) / 12;
    double slope = joint / squares;
    double half = (length - 1) / 2.0;
    double result =
        switch (output) {
          case VALUE -> middle + slope * half;
          case SLOPE -> slope;
          case INTERCEPT -> middle - slope * half;
          case FORECAST -> middle + slope * (half + 1);
          case WEIGHTED -> middle + 2 * joint / ((double) length * (length + 1));
        };
    return Math.abs(result) <= Double.MAX_VALUE ? result : Double.NaN;
  }
}
