package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Column;

/// How two columns move together over the last `length` bars, by co-moments that are updated and
/// joined without cancelling (Welford, Chan). No value in the first `length - 1` bars, nor while
/// the window holds a bar where one of them has none.
final class PairMoments extends BlockWindow {
  private final Column left;
  private final Column right;
  private final Output output;
  private final Part[] ends;
  private final Part ahead = new Part();
  private final Part joined = new Part();
  private double[] lefts = {};
  private double[] rights = {};

  enum Output {
    /// Pearson's coefficient, -1 to 1; no value where one of the columns does not move.
    CORRELATION,
    /// Of the population.
    COVARIANCE,
    /// The slope of the left column over the right one.
    BETA
  }

  /// Count, means, squares and product of a part of the window.
  private static final class Part {
    private int count;
    private double left;
    private double right;
    private double leftSquare;
    private double rightSquare;
    private double product;

    void set(Part other) {
      count = other.count;
      left = other.left;
      right = other.right;
      leftSquare = other.leftSquare;
      rightSquare = other.rightSquare;
      product = other.product;
    }

    void take(double x, double y) {
      count++;
      double offLeft = x - left;
      double offRight = y - right;
      left += offLeft / count;
      right += offRight / count;
      leftSquare += offLeft * (x - left);
      rightSquare += offRight * (y - right);
      product += offLeft * (y - right);
    }

    void join(Part other) {
      double all = (double) count + other.count;
      double share = count * (other.count / all);
      double apartLeft = other.left - left;
      double apartRight = other.right - right;
      leftSquare += other.leftSquare + apartLeft * apartLeft * share;
      rightSquare += other.rightSquare + apartRight * apartRight * share;
      product += other.product + apartLeft * apartRight * share;
      count += other.count;
    }
  }

  PairMoments(Column left, Column right, int length, Output output) {
    super(length);
    this.left = left;
    this.right = right;
    this.output = output;
    ends = new Part[length];
    for (int offset = 0; offset < length; offset++) {
      ends[offset] = new Part();
    }
  }

  @Override
  void open() {
    lefts = left.values();
    rights = right.values();
  }

  @Override
  void turn(int from) {
    clear();
    for (int offset = length - 1; offset >= 0; offset--) {
      take(from + offset);
      ends[offset].set(ahead);
    }
  }

  @Override
  void clear() {
    ahead.set(new Part());
  }

  @Override
  void take(int bar) {
    ahead.take(lefts[bar], rights[bar]);
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
    joined.set(ahead);
    if (first < length) {
      joined.join(ends[first]);
    }
    double result =
        switch (output) {
          case CORRELATION -> correlation(joined);
          case COVARIANCE -> joined.product / length;
          case BETA -> joined.product / joined.rightSquare;
        };
    return Math.abs(result) <= Double.MAX_VALUE ? result : Double.NaN;
  }

  private static double correlation(Part part) {
    double raw = part.product / (Math.sqrt(part.leftSquare) * Math.sqrt(part.rightSquare));
    return Math.max(-1, Math.min(1, raw));
  }
}
