package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.protocol.StrategyList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `strategy list`: the strategies that trade, or did.
public final class StrategyListCommand extends ListCommand {
  @Option(names = "--account", paramLabel = "NAME")
  @Nullable String account;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    StrategyList.Reply reply = invocation.ask(new StrategyList(account));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.strategies().isEmpty()) {
      invocation.out().print(invocation.text("strategy.none"));
    } else {
      StrategyScreen.show(invocation, reply.strategies());
    }
    return 0;
  }
}
