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
import picocli.CommandLine.Option;

/// `bench`: how fast this machine researches, beside loops written by hand.
public final class BenchCommand extends Command {
  @Mixin Watched watched = new Watched();

  @Option(names = "--short")
  boolean brief;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    BenchRun.Reply reply = watched.ask(invocation, new BenchRun(brief ? true : null));
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
          .cell(figure(result.value()))
          .cell(result.unit())
          .cell(figure(result.reference()))
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

  /// Rates are large, times may be of few nanoseconds.
  private static String figure(double value) {
    return Numbers.fixed(value, value < 100 ? 1 : 0);
  }
}
