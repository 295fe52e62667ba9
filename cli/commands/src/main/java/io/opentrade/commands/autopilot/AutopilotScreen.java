package io.opentrade.commands.autopilot;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.AutopilotInfo;
import io.opentrade.protocol.Decimal;
import java.time.Instant;
import java.util.List;

/// How an autopilot fares.
final class AutopilotScreen {
  private static final int LABEL = 14;

  private AutopilotScreen() {}

  static int show(Invocation invocation, AutopilotInfo info) {
    if (invocation.json()) {
      invocation.document(info);
      return 0;
    }
    invocation
        .out()
        .print(
            new Line()
                .add(Tint.BOLD, "autopilot " + info.account())
                .add("  ")
                .add(info.state().equals("on") ? Tint.GOOD : Tint.WARN, info.state())
                .add(Tint.DIM, "  " + info.risk().word()));
    item(
        invocation,
        "autopilot.equity",
        invocation.text(
            "autopilot.equityIs",
            Numbers.exact(info.equity()),
            info.currency(),
            Numbers.signedPercent(info.profitPercent()),
            Numbers.percent(info.drawdownPercent())));
    item(invocation, "autopilot.budget", Numbers.exact(info.budget()) + " " + info.currency());
    Decimal target = info.targetProfit();
    item(
        invocation,
        "autopilot.ends",
        target == null
            ? invocation.text("autopilot.endsAtLoss", Numbers.exact(info.lossLimit()))
            : invocation.text(
                "autopilot.endsAt", Numbers.exact(target), Numbers.exact(info.lossLimit())));
    if (info.reason() != null) {
      item(invocation, "autopilot.reason", info.reason().toString());
    }
    Instant next = info.nextReview();
    if (next != null) {
      item(invocation, "autopilot.review", Times.brief(next));
    }
    if (!info.legs().isEmpty()) {
      invocation.out().blank();
      legs(invocation, info.legs());
    }
    return 0;
  }

  private static void legs(Invocation invocation, List<AutopilotInfo.Leg> legs) {
    Table table =
        new Table()
            .left(invocation.text("column.strategy"), 0)
            .left(invocation.text("column.series"), 0)
            .left(invocation.text("column.state"), 0)
            .right(invocation.text("column.share"), 0)
            .right(invocation.text("column.equity"), 0)
            .right(invocation.text("column.held"), 1);
    for (AutopilotInfo.Leg leg : legs) {
      table
          .row()
          .cell(Tint.BOLD, leg.name().toString())
          .cell(leg.series())
          .cell(leg.state().equals("running") ? Tint.GOOD : Tint.WARN, leg.state())
          .cell(Numbers.percent(leg.sharePercent()))
          .cell(Numbers.exact(leg.equity()))
          .cell(Numbers.exact(leg.quantity()));
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }

  private static void item(Invocation invocation, String key, String text) {
    invocation
        .out()
        .print(new Line().padTo(2).add(Tint.DIM, invocation.text(key)).padTo(LABEL).add(text));
  }
}
