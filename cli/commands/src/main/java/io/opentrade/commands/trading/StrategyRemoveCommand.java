package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.StoredStrategy;
import io.opentrade.protocol.StrategyRemove;
import picocli.CommandLine.Parameters;

/// `strategy remove NAME`: forgets a stored strategy.
public final class StrategyRemoveCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    StoredStrategy removed = invocation.ask(new StrategyRemove(name));
    if (invocation.json()) {
      invocation.document(removed);
    } else {
      invocation.out().print(invocation.text("strategy.removed", name));
    }
    return 0;
  }
}
