package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.PositionList;
import io.opentrade.protocol.StrategyPositions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `strategy positions NAME`: what one strategy holds.
public final class StrategyPositionsCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    PositionList.Reply reply = invocation.ask(new StrategyPositions(account.name, name));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.positions().isEmpty()) {
      invocation.out().print(invocation.text("position.none"));
    } else {
      new TradingScreen(invocation).positions(reply.positions());
    }
    return 0;
  }
}
