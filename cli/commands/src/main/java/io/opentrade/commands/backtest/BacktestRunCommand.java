package io.opentrade.commands.backtest;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.Watched;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backtest [run] FILE`: runs a strategy over candles and reports.
public final class BacktestRunCommand extends Command {
  @Parameters(paramLabel = "FILE", arity = "1..*")
  List<String> strategies = new ArrayList<>();

  @Mixin RunFlags flags = new RunFlags();

  @Option(names = "--trades", paramLabel = "FILE.csv")
  @Nullable String trades;

  @Option(names = "--equity", paramLabel = "FILE.csv")
  @Nullable String equity;

  @Option(names = "--journal", paramLabel = "FILE")
  @Nullable String journal;

  @Option(names = "--check-lookahead")
  boolean checkLookahead;

  @Option(names = "--full")
  boolean full;

  @Mixin PortfolioFlags portfolio = new PortfolioFlags();

  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    try (Inputs inputs = new Inputs(invocation)) {
      BacktestRun request = request(invocation, inputs);
      // Opened first: an hour of work is not to be lost to a folder that cannot be written.
      try (RunFiles files = RunFiles.open(invocation, trades, equity, journal)) {
        BacktestReply reply = watched.ask(invocation, request);
        files.write(reply.result());
        new RunOutput(invocation, watched.quiet() || files.useStandardOutput(), full)
            .show(reply, checkLookahead);
        return 0;
      }
    }
  }

  private BacktestRun request(Invocation invocation, Inputs inputs) {
    List<PortfolioFlags.Weighted> files =
        strategies.stream().map(each -> PortfolioFlags.weighted(invocation, each)).toList();
    return flags.request(
        invocation,
        inputs,
        files.getFirst().file(),
        new RunFlags.Wanted(
            equity != null, checkLookahead, journal != null, trades == null && !invocation.json()),
        () -> portfolio.portfolio(invocation, inputs, files));
  }
}
