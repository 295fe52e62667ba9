package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.OrderPlace;
import io.opentrade.protocol.OrderReply;
import io.opentrade.protocol.OrderTicket;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Places an order, one way or the other.
abstract class OrderCommand extends Command {
  @Parameters(index = "0", paramLabel = "SYMBOL", arity = "1")
  String symbol = "";

  @Parameters(index = "1", paramLabel = "QUANTITY", arity = "0..1")
  @Nullable String quantity;

  @Mixin OrderFlags flags = new OrderFlags();

  @Mixin AccountFlag account = new AccountFlag();

  @Option(names = "--key", paramLabel = "KEY")
  @Nullable String key;

  private final String side;

  OrderCommand(String side) {
    this.side = side;
  }

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    OrderTicket ticket = flags.ticket(invocation, side, symbol, quantity);
    OrderReply reply = invocation.ask(new OrderPlace(account.name, ticket, key));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new TradingScreen(invocation).reply(reply);
    }
    return 0;
  }
}
