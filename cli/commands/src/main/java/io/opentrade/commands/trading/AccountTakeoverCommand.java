package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountTakeover;
import java.util.List;
import picocli.CommandLine.Parameters;

/// `account takeover NAME`: orders of another instance are no reason to wait any more.
public final class AccountTakeoverCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    AccountInfo reply = invocation.ask(new AccountTakeover(name));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new TradingScreen(invocation).accounts(List.of(reply));
    }
    return 0;
  }
}
