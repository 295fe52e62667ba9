package io.opentrade.engine.column;

/// A number column while it is computed, NaN for "no value". It grows at its end only; what was
/// computed never changes.
public final class Column {
  private double[] values;
  private int first;
  private final ExactColumn exact = new ExactColumn(this);
  private final NarrowColumn narrow = new NarrowColumn(this);

  /// A column over an array that is shared from now on.
  public Column(double[] values) {
    this.values = values;
  }

  /// The values; entries that are not computed yet are 0. A growing column replaces its array: ask
  /// at each advance and do not keep it.
  public double[] values() {
    return values;
  }

  /// The bar of the first value: above 0 only where but a stretch of the bars is held.
  int first() {
    return first;
  }

  /// The same values as whole numbers, as far as that can be had.
  public ExactColumn exact() {
    return exact;
  }

  /// Some of the values as floats.
  NarrowColumn narrow() {
    return narrow;
  }

  /// Replaces the array, whose beginning holds the same values.
  void replace(double[] grown) {
    values = grown;
  }

  /// Holds the bars from `from` on that the array begins with, and no others, from now on.
  void show(int from, double[] stretch) {
    values = stretch;
    first = from;
  }
}
