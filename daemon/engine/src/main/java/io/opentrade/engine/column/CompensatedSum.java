package io.opentrade.engine.column;

/// Sums of doubles by Neumaier's method, from the first value to the last: the error is that of one
/// rounding, and the bits depend on the values and their order only.
public final class CompensatedSum {
  private double sum;
  private double lost;

  /// The sum of all values, first to last.
  public static double of(double[] values) {
    CompensatedSum total = new CompensatedSum();
    for (double value : values) {
      total.add(value);
    }
    return total.value();
  }

  /// Adds one value.
  public void add(double value) {
    double next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
    sum = next;
  }

  /// The sum so far.
  public double value() {
    return sum + lost;
  }
}
