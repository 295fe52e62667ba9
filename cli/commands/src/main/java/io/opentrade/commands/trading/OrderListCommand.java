package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.protocol.OrderList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `order list`: open orders, or all that are remembered.
public final class OrderListCommand extends ListCommand {
  @Mixin AccountFlag account = new AccountFlag();

  @Option(names = "--symbol", paramLabel = "SYMBOL")
  @Nullable String symbol;

  @Option(names = "--all")
  boolean all;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    OrderList.Reply reply = invocation.ask(new OrderList(account.name, symbol, all));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.orders().isEmpty()) {
      invocation.out().print(invocation.text("order.none"));
    } else {
      new TradingScreen(invocation).orders(reply.orders());
    }
    return 0;
  }
}
