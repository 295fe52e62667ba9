package io.opentrade.commands.study;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.WalkforwardRun;
import java.util.List;
import java.util.stream.Collectors;

/// A walk forward: a line for each window, then all tests as one account.
final class WalkforwardScreen {
  private final Invocation invocation;

  WalkforwardScreen(Invocation invocation) {
    this.invocation = invocation;
  }

  void show(WalkforwardRun.Reply reply) {
    Screen out = invocation.out();
    StudyHead.print(
        invocation,
        reply.subject(),
        List.of(
            invocation.count("walkforward.windows", reply.windows().size()),
            invocation.text("walkforward.each", Numbers.count(reply.combinations()))));
    out.print(table(reply).lines(out.width(), ""));
    out.blank();
    WalkforwardRun.Total total = reply.total();
    out.print(
        new Line()
            .add(invocation.text("walkforward.total"))
            .add(
                Tint.bySign(total.netProfitPercent()),
                Numbers.signedPercent(total.netProfitPercent()))
            .add(
                invocation.text(
                    "walkforward.totals",
                    Numbers.percent(total.maxDrawdownPercent()),
                    Numbers.fixed(total.sharpe(), 2),
                    Numbers.count(total.trades()),
                    Numbers.count(total.winning()),
                    Numbers.count(reply.windows().size()))));
    Double efficiency = reply.efficiency();
    out.print(
        invocation.text(
            "walkforward.efficiency",
            efficiency == null ? Numbers.UNDEFINED : Numbers.percent(efficiency * 100)));
    StudyHead.warnings(invocation, reply.warnings());
    out.blank();
    for (String line : Screen.wrap(invocation.text("walkforward.edges"), out.width())) {
      out.print(Line.of(Tint.DIM, line));
    }
  }

  private Table table(WalkforwardRun.Reply reply) {
    Table table =
        new Table()
            .left(invocation.text("column.training"), 3)
            .left(invocation.text("column.test"), 0)
            .flexible(invocation.text("column.chosen"), 0)
            .right(invocation.text("column.inTraining"), 1)
            .right(invocation.text("column.inTest"), 1)
            .right(invocation.text("column.net"), 0)
            .right(invocation.text("column.trades"), 0);
    for (WalkforwardRun.Window window : reply.windows()) {
      String params =
          window.params().entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue())
              .collect(Collectors.joining(", "));
      table
          .row()
          .cell(Tint.DIM, Times.brief(window.trainFrom()) + " → " + Times.brief(window.trainTo()))
          .cell(Times.brief(window.testFrom()) + " → " + Times.brief(window.testTo()))
          .cell(params.isEmpty() ? invocation.text("walkforward.idle") : params)
          .cell(Numbers.fixed(window.trainValue(), 2))
          .cell(Numbers.fixed(window.testValue(), 2))
          .cell(Tint.bySign(window.testPercent()), Numbers.signedPercent(window.testPercent()))
          .cell(Numbers.count(window.trades()));
    }
    return table;
  }
}
