package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.OrderCancel;
import io.opentrade.protocol.OrderReply;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `order cancel ID`, or `--all`: takes orders back.
public final class OrderCancelCommand extends Command {
  @Parameters(paramLabel = "ID", arity = "0..1")
  @Nullable String id;

  @Option(names = "--all")
  boolean all;

  @Option(names = "--symbol", paramLabel = "SYMBOL")
  @Nullable String symbol;

  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if ((id == null) != all) {
      throw invocation.usage("order.cancelWhich");
    }
    OrderReply reply = invocation.ask(new OrderCancel(account.name, id, symbol));
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
