package io.opentrade.commands.study;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.Watched;
import io.opentrade.commands.backtest.RunFlags;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.text.Numbers;
import io.opentrade.protocol.MontecarloRun;
import io.opentrade.protocol.SignificanceRun;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `significance FILE`: whether entries at random times would have done as well.
public final class SignificanceCommand extends Command {
  @Parameters(paramLabel = "FILE", arity = "1")
  String file = "";

  @Option(names = "--runs", paramLabel = "N")
  @Nullable String runs;

  @Mixin RunFlags flags = new RunFlags();

  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    try (Inputs inputs = new Inputs(invocation)) {
      SignificanceRun.Reply reply =
          watched.ask(
              invocation,
              new SignificanceRun(
                  flags.request(invocation, inputs, file),
                  new Amounts(invocation).integer("--runs", runs, 10, 1_000_000)));
      if (invocation.json()) {
        invocation.document(reply);
      } else if (!watched.quiet()) {
        show(invocation, reply);
      }
      return 0;
    }
  }

  private static void show(Invocation invocation, SignificanceRun.Reply reply) {
    StudyHead.print(invocation, reply.subject(), List.of());
    MontecarloRun.Percentiles chance = reply.chance();
    invocation
        .out()
        .print(
            invocation.text(
                "significance.real",
                Numbers.count(reply.trades()),
                Numbers.signedPercent(reply.percent())));
    invocation
        .out()
        .print(
            invocation.text(
                "significance.chance",
                Numbers.count(reply.runs()),
                Numbers.signedPercent(chance.p5()),
                Numbers.signedPercent(chance.p50()),
                Numbers.signedPercent(chance.p95())));
    String verdict = reply.pValue() <= 0.05 ? "significance.unlikely" : "significance.likely";
    invocation.out().print(invocation.text(verdict, Numbers.fixed(reply.pValue(), 4)));
  }
}
