package io.opentrade.commands.backtest;

import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.Breakdowns;
import java.util.ArrayList;
import java.util.List;

/// The breakdowns as tables: of stretches of time the latest, of kinds the most frequent.
final class BreakdownTables {
  private static final int SHOWN = 12;
  private static final int MONTHS = 24;

  private final Messages messages;
  private final Breakdowns breakdowns;
  private final int decimals;

  BreakdownTables(Messages messages, BacktestResult result, Breakdowns breakdowns) {
    this.messages = messages;
    this.breakdowns = breakdowns;
    this.decimals = MetricGroups.decimals(result.metrics());
  }

  List<Line> lines(int width) {
    List<Line> lines = new ArrayList<>();
    time(lines, "breakdown.year", breakdowns.year(), MONTHS, width);
    time(lines, "breakdown.month", breakdowns.month(), MONTHS, width);
    time(lines, "breakdown.week", breakdowns.week(), SHOWN, width);
    time(lines, "breakdown.day", breakdowns.day(), SHOWN, width);
    kind(lines, "breakdown.weekday", breakdowns.weekday(), width);
    if (breakdowns.symbol().size() > 1) {
      kind(lines, "breakdown.symbol", breakdowns.symbol(), width);
    }
    kind(lines, "breakdown.side", breakdowns.side(), width);
    kind(lines, "breakdown.entryTag", breakdowns.entryTag(), width);
    kind(lines, "breakdown.exitReason", breakdowns.exitReason(), width);
    return lines;
  }

  private void time(
      List<Line> lines, String title, List<Breakdowns.Group> groups, int shown, int width) {
    int hidden = Math.max(0, groups.size() - shown);
    section(lines, title, groups.subList(hidden, groups.size()), true, width);
    rest(lines, hidden);
  }

  private void kind(List<Line> lines, String title, List<Breakdowns.Group> groups, int width) {
    int end = Math.min(SHOWN, groups.size());
    section(lines, title, groups.subList(0, end), false, width);
    rest(lines, groups.size() - end);
  }

  private void rest(List<Line> lines, int hidden) {
    if (hidden > 0) {
      lines.add(Line.of(Tint.DIM, "  " + messages.count("breakdown.rest", hidden)));
    }
  }

  private void section(
      List<Line> lines, String title, List<Breakdowns.Group> groups, boolean time, int width) {
    if (groups.isEmpty()) {
      return;
    }
    Table table =
        new Table()
            .flexible(messages.text(title), 0)
            .right(messages.text("column.trades"), 0)
            .right(messages.text("column.won"), 2)
            .right(messages.text("column.lost"), 2)
            .right(messages.text("column.profit"), 0)
            .right(messages.text("column.average"), 1);
    if (time) {
      table.right(messages.text("column.equity"), 0);
    }
    for (Breakdowns.Group group : groups) {
      row(table, group, time);
    }
    lines.add(new Line());
    lines.addAll(table.lines(width, "  "));
  }

  private void row(Table table, Breakdowns.Group group, boolean time) {
    Tint tint = Tint.bySign(group.profit().signum());
    String name = group.name().toString();
    Table.Row row =
        table
            .row()
            .cell(name.isEmpty() ? messages.text("breakdown.none") : name)
            .cell(Numbers.count(group.trades()))
            .cell(Numbers.count(group.wins()))
            .cell(Numbers.count(group.losses()))
            .cell(tint, Numbers.signed(group.profit().value(), decimals))
            .cell(Numbers.signedPercent(group.averagePercent()));
    if (time) {
      Double change = group.equityPercent();
      row.cell(Tint.bySign(change == null ? 0 : change), Numbers.signedPercent(change));
    }
  }
}
