package io.opentrade.commands.autopilot;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.AutopilotRisk;
import io.opentrade.protocol.AutopilotSettings;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ForeignText;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The numbers that an autopilot goes by, those of its start first, then those of its risk level.
final class SettingsScreen {
  private static final int LABEL = 14;

  private SettingsScreen() {}

  static void show(Invocation invocation, AutopilotSettings.Reply reply) {
    item(invocation, "autopilot.account", reply.account() + ", " + reply.state());
    item(invocation, "autopilot.risk", reply.risk().word());
    item(invocation, "autopilot.budget", Numbers.exact(reply.budget()));
    item(invocation, "autopilot.target", amount(reply.targetProfit(), ""));
    item(invocation, "autopilot.lossLimit", amount(reply.lossLimit(), ""));
    item(invocation, "autopilot.maxTrades", Integer.toString(reply.maxTrades()));
    item(invocation, "autopilot.takeProfit", amount(reply.takeProfitPercent(), "%"));
    item(invocation, "autopilot.stopLoss", amount(reply.stopLossPercent(), "%"));
    item(invocation, "autopilot.review", invocation.text("autopilot.days", reply.reviewDays()));
    item(
        invocation,
        "autopilot.strategies",
        reply.files().stream().map(ForeignText::toString).collect(Collectors.joining(", ")));
    item(
        invocation,
        "autopilot.markets",
        String.join(", ", reply.symbols()) + ", " + reply.timeframe());
    invocation.out().blank();
    risk(invocation, reply.risk());
  }

  private static void risk(Invocation invocation, AutopilotRisk risk) {
    Table table = new Table().left(invocation.text("column.rule"), 0).right(risk.word(), 0);
    for (List<String> row : AutopilotRisk.table()) {
      table.row().cell(row.getFirst()).cell(row.get(1 + risk.ordinal()));
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }

  private static String amount(@Nullable Decimal value, String unit) {
    return value == null ? "–" : Numbers.exact(value) + unit;
  }

  private static void item(Invocation invocation, String key, String text) {
    invocation.out().print(new Line().add(Tint.DIM, invocation.text(key)).padTo(LABEL).add(text));
  }
}
