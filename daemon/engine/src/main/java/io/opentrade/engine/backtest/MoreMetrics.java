package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Money;
import org.jspecify.annotations.Nullable;

/// The figures of a run beyond [Metrics], in groups. Their formulas are those of the wire's record
/// of the same name, which `opentrade help metrics` prints. Null is undefined, never 0; percentages
/// are in percent; falls and losses are negative.
public record MoreMetrics(
    Account account,
    Drawdown drawdown,
    Daily daily,
    Benchmark benchmark,
    Trades trades,
    Durations durations,
    @Nullable Freqtrade freqtrade) {

  /// Measures a run.
  ///
  /// @param periodsPerYear N: 365 where the market never closes, 252 for shares; positive
  public static MoreMetrics of(
      Outcome outcome, Market market, Settings settings, int periodsPerYear) {
    return of(outcome, Markets.of(market), settings, periodsPerYear);
  }

  /// Measures a run on several markets.
  public static MoreMetrics of(
      Outcome outcome, Markets markets, Settings settings, int periodsPerYear) {
    Metrics metrics = Metrics.of(outcome, markets, settings, periodsPerYear);
    return beside(metrics, outcome, markets, settings, periodsPerYear);
  }

  /// Measures a run on several markets that is measured by [Metrics] already.
  public static MoreMetrics beside(
      Metrics metrics, Outcome outcome, Markets markets, Settings settings, int periodsPerYear) {
    Days days = Days.of(outcome, markets);
    Double held = new BenchmarkLevels(markets).returnPercent(metrics.buyAndHoldPercent());
    DailyFigures daily = new DailyFigures(days, periodsPerYear);
    RoundTrips trips = new RoundTrips(outcome.trades());
    return new MoreMetrics(
        AccountFigures.of(outcome, settings),
        Falls.of(outcome, markets),
        daily.daily(),
        daily.benchmark(metrics.netProfitPercent(), held),
        trips.trades(),
        trips.durations(),
        FreqtradeFigures.of(outcome, markets, settings));
  }

  /// The account as a whole.
  public record Account(
      @Nullable Double turnover,
      double minEquity,
      Money minBalance,
      Money maxBalance,
      @Nullable Double averageStake,
      int openTrades) {}

  /// The deepest fall. Times are starts of bars, milliseconds since the epoch.
  public record Drawdown(
      @Nullable Long start,
      @Nullable Long trough,
      @Nullable Long recovery,
      @Nullable Double daysToTrough,
      @Nullable Double daysToRecover,
      double intrabarPercent,
      @Nullable Double averageDays,
      double timeUnderWaterPercent) {}

  /// What the daily returns tell.
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
      @Nullable Double probabilisticSharpe) {}

  /// The run against buying and holding its instruments, or a series of one's own choice.
  public record Benchmark(
      @Nullable Double alphaPercent,
      @Nullable Double beta,
      @Nullable Double correlation,
      @Nullable Double trackingErrorPercent,
      @Nullable Double informationRatio,
      @Nullable Double treynor) {}

  /// Trades that have ended.
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
      @Nullable Double averageGivenBackPercent) {}

  /// How long they were held.
  public record Durations(Duration all, Duration winners, Duration losers) {}

  /// As freqtrade reckons them.
  public record Freqtrade(@Nullable Double sharpe, @Nullable Double sortino) {}

  /// In days.
  public record Duration(
      @Nullable Double averageDays,
      @Nullable Double medianDays,
      @Nullable Double minDays,
      @Nullable Double maxDays) {}
}
