package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
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
      return 0;
    }
    if (reply.strategies().isEmpty()) {
      invocation.out().print(invocation.text("strategy.none"));
    } else {
      StrategyScreen.show(invocation, reply.strategies());
    }
    if (!reply.stored().isEmpty()) {
      invocation.out().blank();
      invocation.out().print(Line.of(Tint.BOLD, invocation.text("strategy.stored")));
      StoredScreen.show(invocation, reply.stored());
    }
    return 0;
  }
}
