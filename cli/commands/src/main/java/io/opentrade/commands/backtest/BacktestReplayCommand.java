package io.opentrade.commands.backtest;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.Watched;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.BacktestReplay;
import io.opentrade.protocol.BacktestReply;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backtest replay JOURNAL`: a run once more, without its script.
public final class BacktestReplayCommand extends Command {
  @Parameters(paramLabel = "JOURNAL", arity = "1")
  String journal = "";

  @Option(names = "--trades", paramLabel = "FILE.csv")
  @Nullable String trades;

  @Option(names = "--equity", paramLabel = "FILE.csv")
  @Nullable String equity;

  @Option(names = "--full")
  boolean full;

  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    try (Inputs inputs = new Inputs(invocation)) {
      BacktestReplay request = new BacktestReplay(inputs.file(journal), equity != null);
      try (RunFiles files = RunFiles.open(invocation, trades, equity, null)) {
        BacktestReply reply = watched.ask(invocation, request);
        files.write(reply.result());
        new RunOutput(invocation, watched.quiet() || files.useStandardOutput(), full).show(reply);
        return 0;
      }
    }
  }
}
