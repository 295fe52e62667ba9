package io.opentrade.commands.bench;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.Watched;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.BenchRun;
import picocli.CommandLine.Mixin;

/// `bench`: how fast this machine researches, beside loops written by hand.
public final class BenchCommand extends Command {
  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    BenchRun.Reply reply = watched.ask(invocation, new BenchRun());
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      show(invocation, reply);
    }
    return 0;
  }

  private static void show(Invocation invocation, BenchRun.Reply reply) {
    BenchRun.Machine machine = reply.machine();
    Table table =
        new Table()
            .flexible(invocation.text("column.measured"), 0)
            .right(invocation.text("column.value"), 0)
            .left(invocation.text("column.unit"), 2)
            .right(invocation.text("column.byHand"), 1)
            .right(invocation.text("column.times"), 0);
    for (BenchRun.Result result : reply.results()) {
      table
          .row()
          .cell(result.name())
          .cell(Numbers.fixed(result.value(), 0))
          .cell(result.unit())
          .cell(Numbers.fixed(result.reference(), 0))
          .cell(Numbers.fixed(result.ratio(), 2));
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
    invocation
        .out()
        .print(
            Line.of(
                Tint.DIM,
                "  "
                    + invocation.text(
                        "bench.machine",
                        machine.os(),
                        machine.arch(),
                        machine.processors(),
                        machine.java())));
  }
}
