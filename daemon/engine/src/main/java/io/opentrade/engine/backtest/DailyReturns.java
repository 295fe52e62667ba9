package io.opentrade.engine.backtest;

import java.util.Arrays;

/// Returns between the last equities of consecutive UTC days that have bars. Not a number is the
/// answer where equity falls to zero or below, or where there are too few days.
final class DailyReturns {
  private final double[] returns;
  private final double growth;

  /// @param samples the equity at the end of each day
  DailyReturns(double[] samples) {
    returns = new double[Math.max(0, samples.length - 1)];
    double logarithms = 0;
    for (int i = 0; i < returns.length; i++) {
      double ratio =
          samples[i] > 0 && samples[i + 1] > 0 ? samples[i + 1] / samples[i] : Double.NaN;
      returns[i] = ratio - 1;
      logarithms += StrictMath.log(ratio);
    }
    growth = StrictMath.exp(logarithms / returns.length);
  }

  /// @param offset index into `time` of the first equity
  static DailyReturns of(double[] equity, long[] time, int offset) {
    int[] lasts = Days.lasts(time, offset, equity.length);
    return new DailyReturns(Arrays.stream(lasts).mapToDouble(last -> equity[last]).toArray());
  }

  /// The geometric mean, compounded over that many periods.
  double annual(int periods) {
    return StrictMath.pow(growth, periods) - 1;
  }

  /// The deviation of a year's return, from the sample variance of a day's.
  double volatility(int periods) {
    double mean = 0;
    for (double each : returns) {
      mean += each;
    }
    mean /= returns.length;
    double squares = 0;
    for (double each : returns) {
      squares += (each - mean) * (each - mean);
    }
    double variance = squares / (returns.length - 1);
    // (v + g²)^N − g^(2N), written so that nearly equal numbers are not subtracted.
    double spread = StrictMath.log1p(variance / (growth * growth)) * periods;
    return StrictMath.sqrt(StrictMath.pow(growth, 2.0 * periods) * StrictMath.expm1(spread));
  }

  /// The root mean square of the negative returns over all days, for a year.
  double downside(int periods) {
    double squares = 0;
    for (double each : returns) {
      double loss = Math.min(each, 0);
      squares += loss * loss;
    }
    return StrictMath.sqrt(squares / returns.length) * StrictMath.sqrt(periods);
  }
}
