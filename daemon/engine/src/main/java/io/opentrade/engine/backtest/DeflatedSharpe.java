package io.opentrade.engine.backtest;

import java.util.List;

/// How likely the best of many trials has a true Sharpe ratio above zero, given that the best of so
/// many worthless ones would look good as well.
///
/// Source: D. H. Bailey and M. López de Prado, "The Deflated Sharpe Ratio: Correcting for
/// Selection Bias, Backtest Overfitting and Non-Normality", Journal of Portfolio Management 40 (5),
/// 2014.
public final class DeflatedSharpe {
  private static final double EULER_MASCHERONI = 0.5772156649015329;

  private DeflatedSharpe() {}

  /// The Sharpe ratio of a day that the best of so many worthless trials is expected to show,
  /// `sqrt(V) × ((1 − γ) Z(1 − 1/N) + γ Z(1 − 1/(N e)))` with Z the inverse normal distribution.
  ///
  /// @param deviation of the trials' Sharpe ratios, the root of V
  /// @param trials N, at least 2
  static double expectedBest(double deviation, double trials) {
    return deviation
        * ((1 - EULER_MASCHERONI) * quantile(1 - 1 / trials)
            + EULER_MASCHERONI * quantile(1 - 1 / (trials * StrictMath.E)));
  }

  /// The probability, from 0 to 1; not a number where there are fewer than two trials, or the best
  /// has fewer than four days or none that varies.
  ///
  /// @param trials what was measured of all of them
  /// @param tried how many were ever made, those included; more than were measured where earlier
  ///     work on the same strategy and data counts as well
  public static double of(ReturnStatistics best, List<ReturnStatistics> trials, long tried) {
    Sample ratios = new Sample(trials.stream().mapToDouble(ReturnStatistics::sharpe).toArray());
    double benchmark = expectedBest(ratios.deviation(), Math.max(tried, trials.size()));
    double ratio = best.sharpe();
    double spread = 1 - best.skew() * ratio + (best.kurtosis() + 2) / 4 * ratio * ratio;
    // A ratio of 0 stands for returns that do not vary: those of a strategy that never traded.
    return best.days() < 4 || trials.size() < 2 || ratio == 0
        ? Double.NaN
        : Sample.normal(
            (ratio - benchmark) * StrictMath.sqrt(best.days() - 1.0) / StrictMath.sqrt(spread));
  }

  /// The deviations below which that share of a normal distribution lies, by halving.
  static double quantile(double share) {
    double low = -9;
    double high = 9;
    for (int step = 0; step < 80; step++) {
      double middle = (low + high) / 2;
      if (Sample.normal(middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
