package io.opentrade.engine.backtest;

import java.util.List;

/// The probability of backtest overfitting, by combinatorially symmetric cross-validation: of all
/// ways to train on one half of the blocks of days and to test on the other, the share in which the
/// best of training ends up in the worse half of testing.
///
/// Source: D. H. Bailey, J. M. Borwein, M. López de Prado and Q. J. Zhu, "The Probability of
/// Backtest Overfitting", Journal of Computational Finance 20 (4), 2016. Performance is the Sharpe
/// ratio of daily returns.
public final class Overfitting {
  private Overfitting() {}

  /// From 0 to 1; not a number for fewer than two trials or fewer than two days a block.
  public static double probability(List<ReturnStatistics> trials) {
    if (trials.size() < 2 || trials.getFirst().days() < 2 * ReturnStatistics.BLOCKS) {
      return Double.NaN;
    }
    int splits = 0;
    double failed = 0;
    for (int mask = 0; mask < 1 << ReturnStatistics.BLOCKS; mask++) {
      if (Integer.bitCount(mask) == ReturnStatistics.BLOCKS / 2) {
        splits++;
        failed += relativeRank(trials, mask) <= 0.5 ? 1 : 0;
      }
    }
    return failed / splits;
  }

  /// The rank in testing of the best of training, over the trials plus one: in the middle for one
  /// that is like all others.
  private static double relativeRank(List<ReturnStatistics> trials, int mask) {
    ReturnStatistics best = trials.getFirst();
    double most = Double.NEGATIVE_INFINITY;
    for (ReturnStatistics trial : trials) {
      double trained = sharpe(trial, mask);
      if (trained > most) {
        most = trained;
        best = trial;
      }
    }
    double tested = sharpe(best, ~mask);
    double rank = 0.5;
    for (ReturnStatistics trial : trials) {
      double other = sharpe(trial, ~mask);
      rank += other < tested ? 1 : other == tested ? 0.5 : 0;
    }
    return rank / (trials.size() + 1);
  }

  private static double sharpe(ReturnStatistics trial, int mask) {
    int count = 0;
    double sum = 0;
    double squares = 0;
    for (int block = 0; block < ReturnStatistics.BLOCKS; block++) {
      if ((mask >> block & 1) == 1) {
        count += trial.counts()[block];
        sum += trial.sums()[block];
        squares += trial.squares()[block];
      }
    }
    double mean = sum / count;
    double variance = (squares - sum * mean) / (count - 1);
    // Rounding leaves a trace of variance where there is none.
    return variance > 1e-24 ? mean / StrictMath.sqrt(variance) : 0;
  }
}
