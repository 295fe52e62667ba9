package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The figures of a backtest beyond [Metrics], in groups. What is said there of money, percent,
/// null, trades and daily returns holds here too. These texts are those of `opentrade help
/// metrics`.
///
/// @param freqtrade null but for runs by its rules
public record MoreMetrics(
    Account account,
    Drawdown drawdown,
    Daily daily,
    Benchmark benchmark,
    Trades trades,
    Durations durations,
    @Nullable Freqtrade freqtrade) {

  /// As freqtrade reckons them, for runs by its rules only: they divide a mean per day by a
  /// deviation per trade, and so compare only with that program's own. p are the profits of the
  /// trades that ended, as a share of the start cash.
  ///
  /// @param sharpe sum of p / days of the range / population deviation of p × √365; null where that
  ///     deviation is 0 or no trade ended, for which freqtrade writes -100 and 0
  /// @param sortino the same over the population deviation of the p below 0
  public record Freqtrade(@Nullable Double sharpe, @Nullable Double sortino) {
    public Freqtrade {
      Values.finiteOrNull("sharpe", sharpe);
      Values.finiteOrNull("sortino", sortino);
    }
  }

  /// The account as a whole.
  ///
  /// @param turnover volume / mean equity over all bars, in times, not annualised
  /// @param minEquity lowest equity at a close
  /// @param minBalance lowest of the start cash plus the profits of the trades ended so far; what
  ///     is open counts nothing
  /// @param maxBalance highest of the same
  /// @param averageStake mean of quantity × entry price of the trades
  /// @param openTrades trades still open at the end
  public record Account(
      @Nullable Double turnover,
      double minEquity,
      Decimal minBalance,
      Decimal maxBalance,
      @Nullable Double averageStake,
      int openTrades) {
    public Account {
      Values.finiteOrNull("turnover", turnover);
      Values.finite("minEquity", minEquity);
      Values.finiteOrNull("averageStake", averageStake);
    }
  }

  /// The deepest fall in percent, and falls in general. Times are starts of bars; null where the
  /// equity never fell, and where a peak was not reached again.
  ///
  /// @param start the peak before the deepest fall
  /// @param trough its lowest close
  /// @param recovery the bar that reached the peak again
  /// @param daysToTrough from start to trough
  /// @param daysToRecover from trough to recovery
  /// @param intrabarPercent deepest fall from the highest equity at an earlier close to the worst
  ///     price inside a bar (the low when long, the high when short), for what is held at the
  ///     bar's close; negative or 0
  /// @param averageDays mean length of the falls, from their peak to the bar that reaches it
  ///     again, or to the end
  /// @param timeUnderWaterPercent bars that close below an earlier peak, of all bars
  public record Drawdown(
      @Nullable Instant start,
      @Nullable Instant trough,
      @Nullable Instant recovery,
      @Nullable Double daysToTrough,
      @Nullable Double daysToRecover,
      double intrabarPercent,
      @Nullable Double averageDays,
      double timeUnderWaterPercent) {
    public Drawdown {
      Values.finiteOrNull("daysToTrough", daysToTrough);
      Values.finiteOrNull("daysToRecover", daysToRecover);
      Values.finite("intrabarPercent", intrabarPercent);
      Values.finiteOrNull("averageDays", averageDays);
      Values.finite("timeUnderWaterPercent", timeUnderWaterPercent);
    }
  }

  /// What the daily returns r tell. n is their number.
  ///
  /// @param bestDayPercent largest r
  /// @param worstDayPercent smallest r
  /// @param omega sum of r above 0 / sum of −r below 0, the threshold 0; null without a losing day
  /// @param ulcerPercent Ulcer index: root mean square of the falls of the daily equity from its
  ///     highest so far
  /// @param serenity sum of r / (Ulcer index × pitfall), the pitfall being the mean of the worst 5
  ///     % of those falls / the sample deviation of r
  /// @param valueAtRisk95Percent the 5 % quantile of r (historical, interpolated between
  ///     neighbours); negative for a loss; one day, not annualised
  /// @param valueAtRisk99Percent the 1 % quantile likewise
  /// @param expectedShortfall95Percent mean of r at or below that 5 % quantile (CVaR)
  /// @param expectedShortfall99Percent mean of r at or below that 1 % quantile
  /// @param skew adjusted Fisher–Pearson skewness of r; from three days on
  /// @param kurtosis unbiased excess kurtosis of r, 0 for a normal distribution; from four days on
  /// @param probabilisticSharpe probability that the true Sharpe is above 0: Φ(s × sqrt(n − 1) /
  ///     sqrt(1 − skew × s + (kurtosis + 2) / 4 × s²)), s = mean / sample deviation of r
  public record Daily(
      @Nullable Double bestDayPercent,
      @Nullable Double worstDayPercent,
      @Nullable Double omega,
      @Nullable Double ulcerPercent,
      @Nullable Double serenity,
      @Nullable Double valueAtRisk95Percent,
      @Nullable Double valueAtRisk99Percent,
      @Nullable Double expectedShortfall95Percent,
      @Nullable Double expectedShortfall99Percent,
      @Nullable Double skew,
      @Nullable Double kurtosis,
      @Nullable Double probabilisticSharpe) {
    public Daily {
      Values.finiteOrNull("bestDayPercent", bestDayPercent);
      Values.finiteOrNull("worstDayPercent", worstDayPercent);
      Values.finiteOrNull("omega", omega);
      Values.finiteOrNull("ulcerPercent", ulcerPercent);
      Values.finiteOrNull("serenity", serenity);
      Values.finiteOrNull("valueAtRisk95Percent", valueAtRisk95Percent);
      Values.finiteOrNull("valueAtRisk99Percent", valueAtRisk99Percent);
      Values.finiteOrNull("expectedShortfall95Percent", expectedShortfall95Percent);
      Values.finiteOrNull("expectedShortfall99Percent", expectedShortfall99Percent);
      Values.finiteOrNull("skew", skew);
      Values.finiteOrNull("kurtosis", kurtosis);
      Values.finiteOrNull("probabilisticSharpe", probabilisticSharpe);
    }
  }

  /// Against buying and holding the run's own instrument. b are its daily returns, of the closes
  /// on the same days.
  ///
  /// @param alphaPercent net profit in percent − beta × buy and hold in percent; over the whole
  ///     run, not annualised
  /// @param beta covariance of ln(1+r) and ln(1+b) / variance of ln(1+b)
  /// @param correlation of ln(1+r) and ln(1+b)
  /// @param trackingErrorPercent sample deviation of r − b, × sqrt(N)
  /// @param informationRatio mean of r − b / its sample deviation, × sqrt(N)
  /// @param treynor annual return / beta
  public record Benchmark(
      @Nullable Double alphaPercent,
      @Nullable Double beta,
      @Nullable Double correlation,
      @Nullable Double trackingErrorPercent,
      @Nullable Double informationRatio,
      @Nullable Double treynor) {
    public Benchmark {
      Values.finiteOrNull("alphaPercent", alphaPercent);
      Values.finiteOrNull("beta", beta);
      Values.finiteOrNull("correlation", correlation);
      Values.finiteOrNull("trackingErrorPercent", trackingErrorPercent);
      Values.finiteOrNull("informationRatio", informationRatio);
      Values.finiteOrNull("treynor", treynor);
    }
  }

  /// Over the trades that have ended; profits after fees. An excursion is a move of the price
  /// while the trade was held, in percent of its entry price.
  ///
  /// @param longs trades on the long side
  /// @param shorts trades on the short side
  /// @param draws trades with a profit of exactly 0
  /// @param averageWinPercent mean profit percentage of the winners
  /// @param medianWinPercent their median
  /// @param averageLossPercent mean profit percentage of the losers, negative
  /// @param medianLossPercent their median
  /// @param payoffRatio average win / average loss, in money
  /// @param expectancyRatio won for each unit risked: (1 + payoff) × share of wins − 1
  /// @param maxConsecutiveWins most winners in a row; a draw ends the row
  /// @param maxConsecutiveLosses most losers in a row
  /// @param averageMaePercent mean of the worst moves against a trade (maximum adverse excursion),
  ///     negative or 0
  /// @param worstMaePercent the worst of them
  /// @param averageMfePercent mean of the best moves for a trade (maximum favourable excursion)
  /// @param bestMfePercent the best of them
  /// @param averageGivenBackPercent end-of-trade drawdown: mean of best move − profit percentage
  public record Trades(
      int longs,
      int shorts,
      int draws,
      @Nullable Double averageWinPercent,
      @Nullable Double medianWinPercent,
      @Nullable Double averageLossPercent,
      @Nullable Double medianLossPercent,
      @Nullable Double payoffRatio,
      @Nullable Double expectancyRatio,
      int maxConsecutiveWins,
      int maxConsecutiveLosses,
      @Nullable Double averageMaePercent,
      @Nullable Double worstMaePercent,
      @Nullable Double averageMfePercent,
      @Nullable Double bestMfePercent,
      @Nullable Double averageGivenBackPercent) {
    public Trades {
      Values.finiteOrNull("averageWinPercent", averageWinPercent);
      Values.finiteOrNull("medianWinPercent", medianWinPercent);
      Values.finiteOrNull("averageLossPercent", averageLossPercent);
      Values.finiteOrNull("medianLossPercent", medianLossPercent);
      Values.finiteOrNull("payoffRatio", payoffRatio);
      Values.finiteOrNull("expectancyRatio", expectancyRatio);
      Values.finiteOrNull("averageMaePercent", averageMaePercent);
      Values.finiteOrNull("worstMaePercent", worstMaePercent);
      Values.finiteOrNull("averageMfePercent", averageMfePercent);
      Values.finiteOrNull("bestMfePercent", bestMfePercent);
      Values.finiteOrNull("averageGivenBackPercent", averageGivenBackPercent);
    }
  }

  /// How long trades were held: all, the winners, the losers.
  public record Durations(Duration all, Duration winners, Duration losers) {}

  /// Time from the bar of entry to the bar of exit, of all trades, of the winners and of the
  /// losers; null where there are none.
  ///
  /// @param averageDays mean
  /// @param medianDays median
  /// @param minDays shortest
  /// @param maxDays longest
  public record Duration(
      @Nullable Double averageDays,
      @Nullable Double medianDays,
      @Nullable Double minDays,
      @Nullable Double maxDays) {
    public Duration {
      Values.finiteOrNull("averageDays", averageDays);
      Values.finiteOrNull("medianDays", medianDays);
      Values.finiteOrNull("minDays", minDays);
      Values.finiteOrNull("maxDays", maxDays);
    }
  }
}
