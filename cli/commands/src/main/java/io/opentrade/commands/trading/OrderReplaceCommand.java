package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.protocol.OrderReplace;
import io.opentrade.protocol.OrderReply;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `order replace ID`: the same order with something changed.
public final class OrderReplaceCommand extends Command {
  @Parameters(paramLabel = "ID", arity = "1")
  String id = "";

  @Option(names = "--quantity", paramLabel = "N")
  @Nullable String quantity;

  @Option(names = "--limit", paramLabel = "PRICE")
  @Nullable String limit;

  @Option(names = "--trigger", paramLabel = "PRICE")
  @Nullable String trigger;

  @Mixin AccountFlag account = new AccountFlag();

  @Option(names = "--key", paramLabel = "KEY")
  @Nullable String key;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if (quantity == null && limit == null && trigger == null) {
      throw invocation.usage("order.replaceWhat");
    }
    Amounts amounts = new Amounts(invocation);
    OrderReply reply =
        invocation.ask(
            new OrderReplace(
                account.name,
                id,
                amounts.positive("--quantity", quantity),
                amounts.positive("--limit", limit),
                amounts.positive("--trigger", trigger),
                key));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new TradingScreen(invocation).reply(reply);
    }
    return 0;
  }
}
