package io.opentrade.server.autopilot;

import java.util.Locale;

/// What kind of market it is at present, told by its last bars.
///
/// With σ the standard deviation of the returns of all bars: *wild* where that of the newest tenth
/// is more than twice as large; else *rising* or *falling* where the mean close of the newest tenth
/// lies off the mean of all by more than half of σ√n, which is what n bars move by chance; else
/// *quiet*.
enum Regime {
  RISING,
  FALLING,
  QUIET,
  WILD;

  /// Bars that are looked at.
  static final int BARS = 480;

  private static final int NEWEST = 10;
  private static final int LEAST = 100;
  private static final double WILDER = 2;
  private static final double OFF = 0.5;

  /// @param closes oldest first, above 0
  /// @throws IllegalArgumentException for fewer than a hundred
  static Regime of(double[] closes) {
    int size = closes.length;
    if (size < LEAST) {
      throw new IllegalArgumentException("only " + size + " bars, of at least " + LEAST);
    }
    double[] returns = new double[size - 1];
    for (int bar = 1; bar < size; bar++) {
      returns[bar - 1] = closes[bar] / closes[bar - 1] - 1;
    }
    int newest = size / NEWEST;
    double usual = deviation(returns, 0);
    if (deviation(returns, returns.length - newest) > WILDER * usual) {
      return WILD;
    }
    double off = mean(closes, size - newest) / mean(closes, 0) - 1;
    double chance = OFF * usual * StrictMath.sqrt(size);
    if (off > chance) {
      return RISING;
    }
    return off < -chance ? FALLING : QUIET;
  }

  private static double mean(double[] values, int from) {
    double sum = 0;
    for (int i = from; i < values.length; i++) {
      sum += values[i];
    }
    return sum / (values.length - from);
  }

  private static double deviation(double[] values, int from) {
    double mean = mean(values, from);
    double sum = 0;
    for (int i = from; i < values.length; i++) {
      sum += (values[i] - mean) * (values[i] - mean);
    }
    return StrictMath.sqrt(sum / (values.length - from - 1));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
