package io.opentrade.commands.backtest;

import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.TextWidth;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.Metrics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The figures in groups, side by side as far as there is room, and the conventions in words.
final class MetricGroups {
  private static final String GAP = "   ";
  private static final int NARROWEST = 36;

  record Row(String label, String amount, String figure, Tint tint) {}

  record Group(String title, List<Row> rows) {}

  private final Messages messages;
  private final Metrics metrics;
  private final int periodsPerYear;
  private final int decimals;

  MetricGroups(Messages messages, BacktestResult result) {
    this.messages = messages;
    this.metrics = result.metrics();
    this.periodsPerYear = result.run().config().periodsPerYear();
    this.decimals = decimals(metrics);
  }

  /// Decimals in which the money of a run is shown to people.
  static int decimals(Metrics metrics) {
    return Numbers.decimalsFor(metrics.startEquity().toDouble());
  }

  List<Line> lines(int width) {
    List<Line> lines = layout(List.of(returns(), risk(), trades(), ratios()), width);
    lines.add(new Line());
    for (String part : Screen.wrap(messages.text("metric.conventions", periodsPerYear), width)) {
      lines.add(Line.of(Tint.DIM, part));
    }
    return lines;
  }

  /// Groups side by side as far as there is room.
  static List<Line> layout(List<Group> groups, int width) {
    int abreast = Math.clamp((width + GAP.length()) / (NARROWEST + GAP.length()), 1, 4);
    if (abreast == 3) {
      abreast = 2;
    }
    int column = Math.min(46, (width - GAP.length() * (abreast - 1)) / abreast);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < groups.size(); i += abreast) {
      if (i > 0) {
        lines.add(new Line());
      }
      lines.addAll(abreast(groups.subList(i, Math.min(groups.size(), i + abreast)), column));
    }
    return lines;
  }

  private static List<Line> abreast(List<Group> groups, int column) {
    int height = groups.stream().mapToInt(group -> group.rows().size()).max().orElse(0);
    List<Line> lines = new ArrayList<>();
    for (int row = -1; row < height; row++) {
      Line line = new Line();
      for (int i = 0; i < groups.size(); i++) {
        line.padTo(i * (column + GAP.length()));
        Group group = groups.get(i);
        if (row < 0) {
          line.add(Tint.BOLD, group.title());
        } else if (row < group.rows().size()) {
          line.add(line(group.rows().get(row), figureWidth(group), column));
        }
      }
      lines.add(line);
    }
    return lines;
  }

  private static int figureWidth(Group group) {
    return group.rows().stream()
        .filter(row -> !row.amount().isEmpty())
        .mapToInt(row -> TextWidth.of(row.figure()))
        .max()
        .orElse(0);
  }

  private static Line line(Row row, int figureWidth, int column) {
    Line line = Line.of("  ").add(Tint.DIM, row.label());
    String amount = row.amount();
    String figure = amount.isEmpty() ? row.figure() : TextWidth.padLeft(row.figure(), figureWidth);
    String value = amount.isEmpty() || figure.isEmpty() ? amount + figure : amount + "  " + figure;
    line.padTo(Math.max(line.width() + 1, column - TextWidth.of(value)));
    return line.add(row.tint(), value);
  }

  private Group returns() {
    double profit = metrics.netProfit().toDouble();
    return group(
        "metric.group.returns",
        new Row(
            text("netProfit"),
            Numbers.signed(metrics.netProfit().value(), decimals),
            Numbers.signedPercent(metrics.netProfitPercent()),
            Tint.bySign(profit)),
        figure("buyAndHoldPercent", Numbers.signedPercent(metrics.buyAndHoldPercent())),
        figure("cagrPercent", Numbers.signedPercent(metrics.cagrPercent())),
        figure("endEquity", money(metrics.endEquity())),
        figure("peakEquity", money(metrics.peakEquity())),
        figure("exposurePercent", Numbers.percent(metrics.exposurePercent())),
        figure("fees", money(metrics.fees())),
        figure("volume", money(metrics.volume())));
  }

  private Group risk() {
    Tint tint = metrics.maxDrawdown().signum() == 0 ? Tint.PLAIN : Tint.BAD;
    return group(
        "metric.group.risk",
        new Row(
            text("maxDrawdown"),
            Numbers.fixed(metrics.maxDrawdown().value().abs().negate(), decimals),
            Numbers.percent(metrics.maxDrawdownPercent()),
            tint),
        figure("maxDrawdownDays", Times.days(metrics.maxDrawdownDays())),
        figure("averageDrawdownPercent", Numbers.percent(metrics.averageDrawdownPercent())),
        figure("volatilityPercent", Numbers.percent(metrics.volatilityPercent())),
        figure("sharpe", ratio(metrics.sharpe())),
        figure("sortino", ratio(metrics.sortino())),
        figure("calmar", ratio(metrics.calmar())));
  }

  private Group trades() {
    return group(
        "metric.group.trades",
        figure("trades", Numbers.count(metrics.trades())),
        new Row(
            text("winRatePercent"),
            messages.text(
                "metric.wonLost", Numbers.count(metrics.wins()), Numbers.count(metrics.losses())),
            Numbers.percent(metrics.winRatePercent()),
            Tint.PLAIN),
        figure("averageTradePercent", Numbers.signedPercent(metrics.averageTradePercent())),
        figure("bestTradePercent", Numbers.signedPercent(metrics.bestTradePercent())),
        figure("worstTradePercent", Numbers.signedPercent(metrics.worstTradePercent())));
  }

  private Group ratios() {
    return group(
        "metric.group.ratios",
        figure("profitFactor", ratio(metrics.profitFactor())),
        figure("expectancyPercent", Numbers.signedPercent(metrics.expectancyPercent())),
        new Row(
            text("sqnKelly"),
            "",
            ratio(metrics.sqn()) + " / " + ratio(metrics.kelly()),
            Tint.PLAIN),
        figure("averageTradeDays", Times.days(metrics.averageTradeDays())),
        figure("maxTradeDays", Times.days(metrics.maxTradeDays())));
  }

  private Group group(String title, Row... rows) {
    return new Group(messages.text(title), List.of(rows));
  }

  private Row figure(String key, String figure) {
    return new Row(text(key), "", figure, Tint.PLAIN);
  }

  private String text(String key) {
    return messages.text("metric." + key);
  }

  private String money(Decimal amount) {
    return Numbers.fixed(amount.value(), decimals);
  }

  private static String ratio(@Nullable Double value) {
    return Numbers.fixed(value, 2);
  }
}
