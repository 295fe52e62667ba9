package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Breakdowns;
import io.opentrade.engine.backtest.MoreMetrics;
import io.opentrade.engine.domain.Money;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ForeignText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The engine's further figures as those of the wire.
final class FurtherDocuments {
  private FurtherDocuments() {}

  static io.opentrade.protocol.MoreMetrics more(MoreMetrics more) {
    return new io.opentrade.protocol.MoreMetrics(
        account(more.account()),
        drawdown(more.drawdown()),
        daily(more.daily()),
        benchmark(more.benchmark()),
        trades(more.trades()),
        new io.opentrade.protocol.MoreMetrics.Durations(
            duration(more.durations().all()),
            duration(more.durations().winners()),
            duration(more.durations().losers())),
        freqtrade(more.freqtrade()));
  }

  private static io.opentrade.protocol.MoreMetrics.@Nullable Freqtrade freqtrade(
      MoreMetrics.@Nullable Freqtrade figures) {
    return figures == null
        ? null
        : new io.opentrade.protocol.MoreMetrics.Freqtrade(figures.sharpe(), figures.sortino());
  }

  private static io.opentrade.protocol.MoreMetrics.Account account(MoreMetrics.Account account) {
    return new io.opentrade.protocol.MoreMetrics.Account(
        account.turnover(),
        account.minEquity(),
        decimal(account.minBalance()),
        decimal(account.maxBalance()),
        account.averageStake(),
        account.openTrades());
  }

  private static io.opentrade.protocol.MoreMetrics.Drawdown drawdown(MoreMetrics.Drawdown fall) {
    return new io.opentrade.protocol.MoreMetrics.Drawdown(
        instant(fall.start()),
        instant(fall.trough()),
        instant(fall.recovery()),
        fall.daysToTrough(),
        fall.daysToRecover(),
        fall.intrabarPercent(),
        fall.averageDays(),
        fall.timeUnderWaterPercent());
  }

  private static io.opentrade.protocol.MoreMetrics.Daily daily(MoreMetrics.Daily daily) {
    return new io.opentrade.protocol.MoreMetrics.Daily(
        daily.bestDayPercent(),
        daily.worstDayPercent(),
        daily.omega(),
        daily.ulcerPercent(),
        daily.serenity(),
        daily.valueAtRisk95Percent(),
        daily.valueAtRisk99Percent(),
        daily.expectedShortfall95Percent(),
        daily.expectedShortfall99Percent(),
        daily.skew(),
        daily.kurtosis(),
        daily.probabilisticSharpe());
  }

  private static io.opentrade.protocol.MoreMetrics.Benchmark benchmark(
      MoreMetrics.Benchmark benchmark) {
    return new io.opentrade.protocol.MoreMetrics.Benchmark(
        benchmark.alphaPercent(),
        benchmark.beta(),
        benchmark.correlation(),
        benchmark.trackingErrorPercent(),
        benchmark.informationRatio(),
        benchmark.treynor());
  }

  private static io.opentrade.protocol.MoreMetrics.Trades trades(MoreMetrics.Trades trades) {
    return new io.opentrade.protocol.MoreMetrics.Trades(
        trades.longs(),
        trades.shorts(),
        trades.draws(),
        trades.averageWinPercent(),
        trades.medianWinPercent(),
        trades.averageLossPercent(),
        trades.medianLossPercent(),
        trades.payoffRatio(),
        trades.expectancyRatio(),
        trades.maxConsecutiveWins(),
        trades.maxConsecutiveLosses(),
        trades.averageMaePercent(),
        trades.worstMaePercent(),
        trades.averageMfePercent(),
        trades.bestMfePercent(),
        trades.averageGivenBackPercent());
  }

  private static io.opentrade.protocol.MoreMetrics.Duration duration(
      MoreMetrics.Duration duration) {
    return new io.opentrade.protocol.MoreMetrics.Duration(
        duration.averageDays(), duration.medianDays(), duration.minDays(), duration.maxDays());
  }

  static io.opentrade.protocol.Breakdowns breakdowns(Breakdowns breakdowns) {
    return new io.opentrade.protocol.Breakdowns(
        groups(breakdowns.day()),
        groups(breakdowns.week()),
        groups(breakdowns.month()),
        groups(breakdowns.year()),
        groups(breakdowns.weekday()),
        groups(breakdowns.symbol()),
        groups(breakdowns.side()),
        groups(breakdowns.entryTag()),
        groups(breakdowns.exitReason()));
  }

  private static List<io.opentrade.protocol.Breakdowns.Group> groups(
      List<Breakdowns.Group> groups) {
    return groups.stream()
        .map(
            group ->
                new io.opentrade.protocol.Breakdowns.Group(
                    new ForeignText(group.name()),
                    group.trades(),
                    group.wins(),
                    group.losses(),
                    decimal(group.profit()),
                    group.averagePercent(),
                    group.equityPercent()))
        .toList();
  }

  private static Decimal decimal(Money money) {
    return new Decimal(money.value());
  }

  private static @Nullable Instant instant(@Nullable Long time) {
    return time == null ? null : Instant.ofEpochMilli(time);
  }
}
