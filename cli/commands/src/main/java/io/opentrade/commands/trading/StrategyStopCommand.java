package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.protocol.StrategyStop;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `strategy stop NAME`: it decides nothing any more; what it holds stays.
public final class StrategyStopCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    StrategyInfo reply = invocation.ask(new StrategyStop(account.name, name));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      StrategyScreen.show(invocation, List.of(reply));
    }
    return 0;
  }
}
