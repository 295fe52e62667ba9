package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.OrderReply;
import io.opentrade.protocol.OrderResolve;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `order resolve ID --as STATE`: a person says what became of an order that nobody tells of.
public final class OrderResolveCommand extends Command {
  @Parameters(paramLabel = "ID", arity = "1")
  String id = "";

  @Option(names = "--as", paramLabel = "STATE", required = true)
  String state = "";

  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    OrderReply reply = invocation.ask(new OrderResolve(account.name, id, state));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new TradingScreen(invocation).orders(reply.orders());
    }
    return 0;
  }
}
