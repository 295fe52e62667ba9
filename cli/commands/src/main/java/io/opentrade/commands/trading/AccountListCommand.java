package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.protocol.AccountList;

/// `account list`: every account.
public final class AccountListCommand extends ListCommand {

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    AccountList.Reply reply = invocation.ask(new AccountList());
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new TradingScreen(invocation).accounts(reply.accounts());
    }
    return 0;
  }
}
