package io.opentrade.engine.backtest;

import java.util.Arrays;

/// Statistics of a row of numbers. Not a number is the answer where there are too few of them. Sums
/// go in the order of the row, so that the bits are the same everywhere.
final class Sample {
  /// Beyond this many deviations the normal distribution is 0 or 1 in a double.
  private static final double FAR = 8.5;

  private final double[] values;
  private final double mean;

  Sample(double[] values) {
    this.values = values;
    double sum = 0;
    for (double each : values) {
      sum += each;
    }
    this.mean = sum / values.length;
  }

  int size() {
    return values.length;
  }

  double sum() {
    return values.length == 0 ? Double.NaN : mean * values.length;
  }

  double mean() {
    return mean;
  }

  double least() {
    return Arrays.stream(values).min().orElse(Double.NaN);
  }

  double most() {
    return Arrays.stream(values).max().orElse(Double.NaN);
  }

  double median() {
    return quantile(0.5);
  }

  /// The value below which that share lies, interpolated between neighbours: with n values in order
  /// it is the one at share × (n − 1).
  double quantile(double share) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /// The mean of the values at or below a bound.
  double meanUpTo(double bound) {
    double sum = 0;
    int count = 0;
    for (double each : values) {
      if (each <= bound) {
        sum += each;
        count++;
      }
    }
    return sum / count;
  }

  /// The sample deviation (n − 1).
  double deviation() {
    return StrictMath.sqrt(values.length * moment(2) / (values.length - 1));
  }

  /// The adjusted Fisher–Pearson skewness, from three values on.
  double skew() {
    double n = values.length;
    double plain = moment(3) / StrictMath.pow(moment(2), 1.5);
    return n < 3 ? Double.NaN : StrictMath.sqrt(n * (n - 1)) / (n - 2) * plain;
  }

  /// The excess kurtosis (0 for a normal distribution), unbiased, from four values on.
  double kurtosis() {
    double n = values.length;
    double plain = moment(4) / (moment(2) * moment(2)) - 3;
    return n < 4 ? Double.NaN : (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * plain + 6);
  }

  /// The covariance (n − 1) with a row of equal length.
  double covariance(Sample other) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (values[i] - mean) * (other.values[i] - other.mean);
    }
    return sum / (values.length - 1);
  }

  private double moment(int power) {
    double sum = 0;
    for (double each : values) {
      sum += StrictMath.pow(each - mean, power);
    }
    return sum / values.length;
  }

  /// The share of a normal distribution that lies below so many deviations from its mean.
  static double normal(double deviations) {
    if (Double.isNaN(deviations) || Math.abs(deviations) > FAR) {
      return Double.isNaN(deviations) ? Double.NaN : deviations > 0 ? 1 : 0;
    }
    // x + x³/3 + x⁵/(3·5) + …: every term has the sign of x, so nothing cancels.
    double term = deviations;
    double sum = deviations;
    for (int odd = 3; sum + term != sum; odd += 2) {
      term *= deviations * deviations / odd;
      sum += term;
    }
    double density =
        StrictMath.exp(-deviations * deviations / 2) / StrictMath.sqrt(2 * StrictMath.PI);
    return 0.5 + sum * density;
  }
}
