package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.ProgressBar;
import io.opentrade.commands.data.Range;
import io.opentrade.protocol.StrategyDivergence;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `divergence STRATEGY`: what a strategy did live, beside a backtest of the same time.
public final class DivergenceCommand extends Command {
  @Parameters(paramLabel = "STRATEGY", arity = "1")
  String name = "";

  @Mixin AccountFlag account = new AccountFlag();

  @Mixin Range range = new Range();

  @Option(names = "--full")
  boolean full;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Range.Bounds bounds = range.read(invocation);
    StrategyDivergence request =
        new StrategyDivergence(account.name, name, bounds.start(), bounds.end());
    StrategyDivergence.Reply reply;
    try (ProgressBar bar =
        ProgressBar.of(invocation, "auto", invocation.terminal().outputIsTerminal())) {
      reply = invocation.ask(request, bar);
    }
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new DivergenceScreen(invocation, full).show(name, reply);
    }
    return 0;
  }
}
