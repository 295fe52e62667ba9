package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.OrderReply;
import io.opentrade.protocol.OrderShow;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `order show ID`: one order and its fills.
public final class OrderShowCommand extends Command {
  @Parameters(paramLabel = "ID", arity = "1")
  String id = "";

  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    OrderReply reply = invocation.ask(new OrderShow(account.name, id));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new TradingScreen(invocation).reply(reply);
    }
    return 0;
  }
}
