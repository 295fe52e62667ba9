package io.opentrade.commands.backtest;

import io.opentrade.commands.backtest.MetricGroups.Group;
import io.opentrade.commands.backtest.MetricGroups.Row;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.MoreMetrics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The further figures in groups, as the first ones.
final class MoreGroups {
  private final Messages messages;
  private final MoreMetrics more;
  private final int decimals;

  MoreGroups(Messages messages, BacktestResult result, MoreMetrics more) {
    this.messages = messages;
    this.more = more;
    this.decimals = MetricGroups.decimals(result.metrics());
  }

  List<Line> lines(int width) {
    List<Group> groups =
        new ArrayList<>(
            List.of(
                account(), drawdown(), daily(), benchmark(), trades(), excursions(), durations()));
    MoreMetrics.Freqtrade figures = more.freqtrade();
    if (figures != null) {
      groups.add(
          group(
              "metric.group.freqtrade",
              row("freqtrade.sharpe", Numbers.fixed(figures.sharpe(), 2)),
              row("freqtrade.sortino", Numbers.fixed(figures.sortino(), 2))));
    }
    return MetricGroups.layout(groups, width);
  }

  private Group account() {
    MoreMetrics.Account account = more.account();
    return group(
        "metric.group.account",
        row("turnover", times(account.turnover())),
        row("minEquity", Numbers.fixed(account.minEquity(), decimals)),
        row("minBalance", money(account.minBalance())),
        row("maxBalance", money(account.maxBalance())),
        row("averageStake", Numbers.fixed(account.averageStake(), decimals)),
        row("openTrades", Numbers.count(account.openTrades())));
  }

  private Group drawdown() {
    MoreMetrics.Drawdown fall = more.drawdown();
    return group(
        "metric.group.drawdown",
        row("drawdownStart", Times.brief(fall.start())),
        row("drawdownTrough", Times.brief(fall.trough())),
        row("drawdownRecovery", Times.brief(fall.recovery())),
        row(
            "daysDownUp",
            Times.days(fall.daysToTrough()) + " / " + Times.days(fall.daysToRecover())),
        row("intrabarPercent", Numbers.percent(fall.intrabarPercent())),
        row("drawdownAverageDays", Times.days(fall.averageDays())),
        row("timeUnderWaterPercent", Numbers.percent(fall.timeUnderWaterPercent())));
  }

  private Group daily() {
    MoreMetrics.Daily daily = more.daily();
    return group(
        "metric.group.daily",
        row(
            "bestWorstDay",
            Numbers.signedPercent(daily.bestDayPercent())
                + " / "
                + Numbers.signedPercent(daily.worstDayPercent())),
        row(
            "valueAtRisk",
            Numbers.percent(daily.valueAtRisk95Percent())
                + " / "
                + Numbers.percent(daily.valueAtRisk99Percent())),
        row(
            "expectedShortfall",
            Numbers.percent(daily.expectedShortfall95Percent())
                + " / "
                + Numbers.percent(daily.expectedShortfall99Percent())),
        row("omega", ratio(daily.omega())),
        row("ulcerSerenity", percentAnd(daily.ulcerPercent(), daily.serenity())),
        row("skewKurtosis", ratio(daily.skew()) + " / " + ratio(daily.kurtosis())),
        row("probabilisticSharpe", ratio(daily.probabilisticSharpe())));
  }

  private static String percentAnd(@Nullable Double percent, @Nullable Double ratio) {
    return Numbers.percent(percent) + " / " + ratio(ratio);
  }

  private Group benchmark() {
    MoreMetrics.Benchmark benchmark = more.benchmark();
    return group(
        "metric.group.benchmark",
        row("alphaPercent", Numbers.signedPercent(benchmark.alphaPercent())),
        row("betaCorrelation", ratio(benchmark.beta()) + " / " + ratio(benchmark.correlation())),
        row("trackingErrorPercent", Numbers.percent(benchmark.trackingErrorPercent())),
        row("informationRatio", ratio(benchmark.informationRatio())),
        row("treynor", ratio(benchmark.treynor())));
  }

  private Group trades() {
    MoreMetrics.Trades trades = more.trades();
    return group(
        "metric.group.more",
        row(
            "longsShortsDraws",
            "%d / %d / %d".formatted(trades.longs(), trades.shorts(), trades.draws())),
        row("win", pair(trades.averageWinPercent(), trades.medianWinPercent())),
        row("loss", pair(trades.averageLossPercent(), trades.medianLossPercent())),
        row("payoffRatio", ratio(trades.payoffRatio())),
        row("expectancyRatio", ratio(trades.expectancyRatio())),
        row("consecutive", trades.maxConsecutiveWins() + " / " + trades.maxConsecutiveLosses()));
  }

  private Group excursions() {
    MoreMetrics.Trades trades = more.trades();
    return group(
        "metric.group.excursions",
        row("mae", pair(trades.averageMaePercent(), trades.worstMaePercent())),
        row("mfe", pair(trades.averageMfePercent(), trades.bestMfePercent())),
        row("averageGivenBackPercent", Numbers.percent(trades.averageGivenBackPercent())));
  }

  private Group durations() {
    return group(
        "metric.group.durations",
        row("durations.all", duration(more.durations().all())),
        row("durations.winners", duration(more.durations().winners())),
        row("durations.losers", duration(more.durations().losers())));
  }

  private static String duration(MoreMetrics.Duration duration) {
    return Times.days(duration.medianDays())
        + ", "
        + Times.days(duration.minDays())
        + "–"
        + Times.days(duration.maxDays());
  }

  private static String pair(@Nullable Double one, @Nullable Double other) {
    return Numbers.signedPercent(one) + " / " + Numbers.signedPercent(other);
  }

  private Group group(String title, Row... rows) {
    return new Group(messages.text(title), List.of(rows));
  }

  private Row row(String key, String figure) {
    return new Row(messages.text("metric." + key), "", figure, Tint.PLAIN);
  }

  private String money(Decimal amount) {
    return Numbers.fixed(amount.value(), decimals);
  }

  private static String times(@Nullable Double value) {
    return value == null ? Numbers.UNDEFINED : Numbers.fixed(value, 1) + "×";
  }

  private static String ratio(@Nullable Double value) {
    return Numbers.fixed(value, 2);
  }
}
