package io.opentrade.commands.study;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.Watched;
import io.opentrade.commands.backtest.RunFlags;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.optimize.SweepFlags;
import io.opentrade.protocol.WalkforwardRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `walkforward FILE --sweep … --train 90d --test 30d`: chooses on a stretch, trades the next.
public final class WalkforwardCommand extends Command {
  @Parameters(paramLabel = "FILE", arity = "1")
  String file = "";

  @Mixin SweepFlags sweep = new SweepFlags();

  @Option(names = "--train", paramLabel = "SPAN", required = true)
  String train = "";

  @Option(names = "--test", paramLabel = "SPAN", required = true)
  String test = "";

  @Option(names = "--anchored")
  boolean anchored;

  @Option(names = "--purge", paramLabel = "SPAN")
  @Nullable String purge;

  @Option(names = "--embargo", paramLabel = "SPAN")
  @Nullable String embargo;

  @Mixin RunFlags flags = new RunFlags();

  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    try (Inputs inputs = new Inputs(invocation)) {
      WalkforwardRun request =
          new WalkforwardRun(
              flags.request(invocation, inputs, file),
              sweep.sweeps(),
              sweep.objective(),
              sweep.constraints(),
              anchored,
              train,
              test,
              purge,
              embargo,
              new Amounts(invocation).integer("--jobs", sweep.jobs(), 1, 256));
      WalkforwardRun.Reply reply = watched.ask(invocation, request);
      if (invocation.json()) {
        invocation.document(reply);
      } else if (!watched.quiet()) {
        new WalkforwardScreen(invocation).show(reply);
      }
      return 0;
    }
  }
}
