package io.opentrade.commands.study;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.Watched;
import io.opentrade.commands.backtest.RunFlags;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.MontecarloRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `montecarlo FILE`: what else could have come of the same strategy.
public final class MontecarloCommand extends Command {
  @Parameters(paramLabel = "FILE", arity = "1")
  String file = "";

  @Option(names = "--method", paramLabel = "CHANCE")
  List<String> methods = new ArrayList<>();

  @Option(names = "--runs", paramLabel = "N")
  @Nullable String runs;

  @Option(names = "--block", paramLabel = "N")
  @Nullable String block;

  @Option(names = "--ruin", paramLabel = "SHARE")
  @Nullable String ruin;

  @Mixin RunFlags flags = new RunFlags();

  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    Amounts amounts = new Amounts(invocation);
    List<String> chosen = new ArrayList<>();
    for (String method : methods) {
      chosen.add(
          String.valueOf(
              Choices.one(
                  invocation,
                  "--method",
                  method,
                  List.of("shuffle", "resample", "candles", "costs"))));
    }
    try (Inputs inputs = new Inputs(invocation)) {
      MontecarloRun request =
          new MontecarloRun(
              flags.request(invocation, inputs, file),
              chosen,
              amounts.integer("--runs", runs, 10, 100_000),
              amounts.integer("--block", block, 1, 1_000_000),
              amounts.percent("--ruin", ruin));
      MontecarloRun.Reply reply = watched.ask(invocation, request);
      if (invocation.json()) {
        invocation.document(reply);
      } else if (!watched.quiet()) {
        show(invocation, reply);
      }
      return 0;
    }
  }

  private static void show(Invocation invocation, MontecarloRun.Reply reply) {
    StudyHead.print(
        invocation,
        reply.subject(),
        List.of(
            invocation.text(
                "montecarlo.real",
                Numbers.signedPercent(reply.profitPercent()),
                Numbers.percent(reply.maxDrawdownPercent()),
                Numbers.count(reply.trades()))));
    Table table =
        new Table()
            .left(invocation.text("column.method"), 0)
            .right(invocation.text("column.runs"), 3)
            .left("", 0)
            .right("5%", 0)
            .right("25%", 2)
            .right("50%", 0)
            .right("75%", 2)
            .right("95%", 0)
            .right(invocation.text("column.loss"), 0)
            .right(invocation.text("column.ruin"), 0);
    for (MontecarloRun.Method method : reply.methods()) {
      Table.Row first =
          table
              .row()
              .cell(Tint.BOLD, method.name())
              .cell(Numbers.count(method.runs()))
              .cell(invocation.text("column.profit"));
      percentiles(first, method.profit());
      first.cell(Numbers.percent(method.loss() * 100)).cell(Numbers.percent(method.ruin() * 100));
      Table.Row second = table.row().cell("").cell("").cell(invocation.text("column.drawdown"));
      percentiles(second, method.drawdown());
      second.cell("").cell("");
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
    StudyHead.warnings(invocation, reply.warnings());
  }

  private static void percentiles(Table.Row row, MontecarloRun.Percentiles percentiles) {
    for (double each :
        new double[] {
          percentiles.p5(),
          percentiles.p25(),
          percentiles.p50(),
          percentiles.p75(),
          percentiles.p95()
        }) {
      row.cell(Tint.bySign(each), Numbers.signedPercent(each));
    }
  }
}
