package io.opentrade.commands.backtest;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.screen.LiveScreen;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestShow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backtest show ID`: the report of a stored run once more.
public final class BacktestShowCommand extends Command {
  /// Nothing moves but by a key.
  private static final Duration STILL = Duration.ofMinutes(10);

  @Parameters(paramLabel = "ID", arity = "1")
  String id = "";

  @Option(names = "--trades", paramLabel = "FILE.csv")
  @Nullable String trades;

  @Option(names = "--equity", paramLabel = "FILE.csv")
  @Nullable String equity;

  @Option(names = "--full")
  boolean full;

  @Option(names = "--scroll")
  boolean scroll;

  @Option(names = "--quiet")
  boolean quiet;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if (id.isBlank()) {
      throw invocation.usage("backtest.noId");
    }
    boolean few = trades == null && !scroll && !invocation.json();
    try (RunFiles files = RunFiles.open(invocation, trades, equity, null)) {
      BacktestReply reply = invocation.ask(new BacktestShow(id, few));
      files.write(reply.result());
      if (scroll) {
        return LiveScreen.show(invocation, new TradePage(invocation, reply.result()), STILL);
      }
      new RunOutput(invocation, quiet || files.useStandardOutput(), full).show(reply);
      return 0;
    }
  }
}
