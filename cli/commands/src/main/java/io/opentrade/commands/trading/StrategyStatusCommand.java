package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.StrategyStatus;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `strategy status NAME`: how one strategy fares.
public final class StrategyStatusCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    StrategyStatus.Reply reply = invocation.ask(new StrategyStatus(account.name, name));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      StrategyStatusScreen.show(invocation, reply);
    }
    return 0;
  }
}
