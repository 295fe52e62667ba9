package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.protocol.StrategyStatus;
import java.time.Duration;
import java.time.Instant;

/// One strategy, line by line.
final class StrategyStatusScreen {
  private final Invocation invocation;
  private final Table table = new Table().left("", 0).left("", 0);

  private StrategyStatusScreen(Invocation invocation) {
    this.invocation = invocation;
  }

  static void show(Invocation invocation, StrategyStatus.Reply status) {
    new StrategyStatusScreen(invocation).show(status);
  }

  private void show(StrategyStatus.Reply status) {
    StrategyInfo strategy = status.strategy();
    row("state", strategy.state());
    row("file", status.file() + " (" + status.language() + ")");
    row("series", strategy.series());
    Instant begun = status.begun();
    if (begun != null) {
      row("runs", Times.duration(Duration.between(begun, Instant.now())));
    }
    row("seen", Numbers.count(strategy.bars()) + " / " + Times.minute(status.lastBar()));
    row("wanted", Numbers.count(strategy.decisions()) + " / " + Numbers.count(strategy.late()));
    row("orders", Numbers.count(status.openOrders()) + " / " + Numbers.count(status.fills()));
    row("equity", Numbers.exact(strategy.equity()));
    row("holds", Numbers.exactOrNone(strategy.quantity()));
    row("profit", Numbers.exact(status.realised()) + " / " + Numbers.exact(status.unrealised()));
    Long memory = status.memoryBytes();
    Long processor = status.processorMillis();
    row(
        "process",
        memory == null || processor == null
            ? invocation.text("strategy.status.plan")
            : (memory >> 20) + " MB / " + processor / 1_000.0 + " s / " + status.wall());
    row("restarts", Numbers.count(status.restarts()));
    invocation.out().print(Line.of(Tint.BOLD, strategy.name() + " @ " + strategy.account()));
    invocation.out().print(table.lines(invocation.out().width(), ""));
    if (status.lastError() != null) {
      invocation.err().print(Line.of(Tint.BAD, status.lastError().toString()));
    }
    if (status.language().equals("java")) {
      invocation.err().print(Line.of(Tint.DIM, invocation.text("strategy.status.java")));
    }
  }

  private void row(String word, String value) {
    table.row().cell(Tint.DIM, invocation.text("strategy.status." + word)).cell(value);
  }
}
