package io.opentrade.commands.study;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.BacktestCompare;
import io.opentrade.protocol.EquityChart;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Metrics;
import io.opentrade.protocol.Trade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs as columns: what was set differently, figures, equity through time, and the trades in which
/// they differ.
final class CompareScreen {
  private static final int DATES = 10;
  private static final int TRADES = 20;

  /// How the reason of a trade ends that lies outside the range of the run without it.
  private static final String BEYOND = " does not reach there";

  private final Invocation invocation;
  private final Screen out;
  private final boolean full;

  /// @param full with all trades that differ
  CompareScreen(Invocation invocation, boolean full) {
    this.invocation = invocation;
    this.out = invocation.out();
    this.full = full;
  }

  void show(BacktestCompare.Reply reply) {
    settings(reply);
    figures(reply.runs());
    equity(reply.runs());
    trades(reply);
  }

  private Table columns(String heading, List<BacktestCompare.Side> runs) {
    Table table = new Table().left(heading, 0);
    runs.forEach(run -> table.right(run.id(), 0));
    return table;
  }

  private void settings(BacktestCompare.Reply reply) {
    if (reply.settings().isEmpty()) {
      out.print(Line.of(Tint.DIM, invocation.text("compare.sameSettings")));
      out.blank();
      return;
    }
    Table table = columns(invocation.text("compare.settings"), reply.runs());
    reply
        .settings()
        .forEach(
            (name, values) -> {
              Table.Row row = table.row().cell(name);
              values.forEach(value -> row.cell(shortened(value)));
            });
    print(table);
  }

  private static String shortened(ForeignText value) {
    String text = value.toString();
    return text.length() > 24 ? text.substring(0, 8) + "…" : text;
  }

  private void figures(List<BacktestCompare.Side> runs) {
    Table table = columns(invocation.text("compare.figures"), runs);
    row(table, "metric.netProfit", runs, each -> Numbers.signedPercent(each.netProfitPercent()));
    row(
        table,
        "metric.buyAndHoldPercent",
        runs,
        each -> Numbers.signedPercent(each.buyAndHoldPercent()));
    row(table, "metric.endEquity", runs, each -> Numbers.fixed(each.endEquity().value(), 2));
    row(table, "metric.cagrPercent", runs, each -> Numbers.signedPercent(each.cagrPercent()));
    row(table, "metric.maxDrawdown", runs, each -> Numbers.percent(each.maxDrawdownPercent()));
    row(table, "metric.sharpe", runs, each -> Numbers.fixed(each.sharpe(), 3));
    row(table, "metric.sortino", runs, each -> Numbers.fixed(each.sortino(), 3));
    row(table, "metric.calmar", runs, each -> Numbers.fixed(each.calmar(), 3));
    row(table, "metric.trades", runs, each -> Numbers.count(each.trades()));
    row(table, "metric.winRatePercent", runs, each -> Numbers.percent(each.winRatePercent()));
    row(table, "metric.profitFactor", runs, each -> Numbers.fixed(each.profitFactor(), 3));
    row(table, "metric.exposurePercent", runs, each -> Numbers.percent(each.exposurePercent()));
    row(table, "metric.fees", runs, each -> Numbers.fixed(each.fees().value(), 2));
    print(table);
  }

  private void row(
      Table table, String key, List<BacktestCompare.Side> runs, Function<Metrics, String> figure) {
    Table.Row row = table.row().cell(invocation.text(key));
    runs.forEach(run -> row.cell(figure.apply(run.metrics())));
  }

  /// The equity of each run at a few moments, evenly spread over all of them.
  private void equity(List<BacktestCompare.Side> runs) {
    List<Instant> times =
        runs.stream()
            .flatMap(run -> run.chart().points().stream())
            .map(EquityChart.Point::time)
            .sorted()
            .toList();
    if (times.isEmpty()) {
      return;
    }
    long begin = times.getFirst().toEpochMilli();
    long end = times.getLast().toEpochMilli();
    Table table = columns(invocation.text("compare.equity"), runs);
    for (int i = 0; i <= DATES; i++) {
      Instant at = Instant.ofEpochMilli(begin + (end - begin) * i / DATES);
      Table.Row row = table.row().cell(Tint.DIM, Times.minute(at));
      runs.forEach(run -> row.cell(Numbers.fixed(equityAt(run.chart(), at), 2)));
    }
    print(table);
  }

  private static @Nullable Double equityAt(EquityChart chart, Instant at) {
    Double equity = null;
    for (EquityChart.Point point : chart.points()) {
      if (point.time().isAfter(at)) {
        break;
      }
      equity = point.last();
    }
    return equity;
  }

  private void trades(BacktestCompare.Reply reply) {
    for (int i = 0; i < reply.same().size(); i++) {
      out.print(
          Line.of(
              invocation.count("compare.same", reply.same().get(i), reply.runs().get(i + 1).id())));
    }
    List<BacktestCompare.Difference> told =
        full ? reply.differences() : withoutBeyond(reply.differences());
    List<BacktestCompare.Difference> shown =
        full ? told : told.subList(0, Math.min(TRADES, told.size()));
    shown.forEach(this::trade);
    int more = told.size() - shown.size();
    if (more > 0) {
      out.print(Line.of(Tint.DIM, invocation.count("compare.more", more)));
    }
  }

  /// Trades at times that another run does not reach say nothing one by one: they are counted.
  private List<BacktestCompare.Difference> withoutBeyond(
      List<BacktestCompare.Difference> differences) {
    Map<String, Integer> beyond = new TreeMap<>();
    List<BacktestCompare.Difference> within = new ArrayList<>();
    for (BacktestCompare.Difference difference : differences) {
      String reason =
          difference.reasons().isEmpty() ? "" : difference.reasons().getFirst().toString();
      if (reason.endsWith(BEYOND)) {
        beyond.merge(reason, 1, Integer::sum);
      } else {
        within.add(difference);
      }
    }
    beyond.forEach(
        (reason, count) -> out.print(Line.of(invocation.count("compare.beyond", count, reason))));
    return within;
  }

  private void trade(BacktestCompare.Difference difference) {
    Trade trade =
        Objects.requireNonNull(
            difference.first() == null ? difference.other() : difference.first());
    out.print(
        new Line()
            .add(Tint.BOLD, Times.minute(trade.entryTime()))
            .add(" " + invocation.text("side." + trade.side()) + "  ")
            .add(profit(difference.first()))
            .add(Tint.DIM, " | ")
            .add(profit(difference.other())));
    for (ForeignText reason : difference.reasons()) {
      for (String part : Screen.wrap(reason.toString(), out.width() - 4)) {
        out.print(new Line().add("    ").add(Tint.DIM, part));
      }
    }
  }

  private static Line profit(@Nullable Trade trade) {
    return trade == null
        ? Line.of(Tint.DIM, Numbers.UNDEFINED)
        : Line.of(Tint.bySign(trade.profit().signum()), Numbers.signed(trade.profit().value(), 2));
  }

  private void print(Table table) {
    out.print(table.lines(out.width(), ""));
    out.blank();
  }
}
