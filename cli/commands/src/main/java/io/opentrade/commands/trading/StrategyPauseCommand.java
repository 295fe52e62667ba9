package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.TradingHalt;
import io.opentrade.protocol.TradingReply;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `strategy pause NAME`: halts one strategy until `resume --strategy NAME`.
public final class StrategyPauseCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    TradingReply reply = invocation.ask(new TradingHalt(account.name, name));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      invocation.out().print(invocation.text("strategy.paused", name));
      new TradingScreen(invocation).brakes(reply);
    }
    return 0;
  }
}
