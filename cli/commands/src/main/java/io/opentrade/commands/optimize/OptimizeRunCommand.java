package io.opentrade.commands.optimize;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.Watched;
import io.opentrade.commands.backtest.RunFlags;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.OptimizeReply;
import io.opentrade.protocol.OptimizeRun;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `optimize [run] FILE --sweep …`: trades many combinations of parameters and ranks them.
public final class OptimizeRunCommand extends Command {
  @Parameters(paramLabel = "FILE", arity = "1")
  String file = "";

  @Mixin SweepFlags sweep = new SweepFlags();

  @Option(names = "--method", paramLabel = "METHOD")
  @Nullable String method;

  @Option(names = "--trials", paramLabel = "N")
  @Nullable String trials;

  @Option(names = "--train", paramLabel = "SHARE")
  @Nullable String train;

  @Mixin RunFlags flags = new RunFlags();

  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    Amounts amounts = new Amounts(invocation);
    try (Inputs inputs = new Inputs(invocation)) {
      OptimizeRun request =
          new OptimizeRun(
              flags.request(invocation, inputs, file),
              sweep.sweeps(),
              sweep.objective(),
              Choices.one(
                  invocation,
                  "--method",
                  method,
                  List.of("grid", "screen", "random", "bayes", "cmaes")),
              amounts.integer("--trials", trials, 1, 1_000_000),
              sweep.constraints(),
              amounts.percent("--train", train),
              amounts.integer("--jobs", sweep.jobs(), 1, 256));
      OptimizeReply reply = watched.ask(invocation, request);
      if (invocation.json()) {
        invocation.document(reply);
      } else if (!watched.quiet()) {
        new OptimizeScreen(invocation).show(reply);
      }
      return ran(reply) ? 0 : FailureKind.FAILED.exitCode();
    } catch (InterruptedException _) {
      throw invocation.failure(FailureKind.INTERRUPTED, "optimize.stopped");
    }
  }

  /// Whether any combination could: those that could not come last.
  private static boolean ran(OptimizeReply reply) {
    return reply.best().isEmpty() || reply.best().getFirst().reason() == null;
  }
}
