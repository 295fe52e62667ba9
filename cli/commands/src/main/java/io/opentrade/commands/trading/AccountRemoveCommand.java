package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountRemove;
import java.util.List;
import picocli.CommandLine.Parameters;

/// `account remove NAME`: forgets an account's key and closes it.
public final class AccountRemoveCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    AccountInfo reply = invocation.ask(new AccountRemove(name));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new TradingScreen(invocation).accounts(List.of(reply));
    }
    return 0;
  }
}
