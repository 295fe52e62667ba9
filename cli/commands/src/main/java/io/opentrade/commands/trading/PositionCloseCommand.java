package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.OrderReply;
import io.opentrade.protocol.PositionClose;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `position close SYMBOL`: closes what is held at the market.
public final class PositionCloseCommand extends Command {
  @Parameters(paramLabel = "SYMBOL", arity = "1")
  String symbol = "";

  @Option(names = "--strategy", paramLabel = "NAME")
  @Nullable String strategy;

  @Option(names = "--key", paramLabel = "K")
  @Nullable String key;

  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    OrderReply reply = invocation.ask(new PositionClose(account.name, symbol, strategy, key));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new TradingScreen(invocation).reply(reply);
    }
    return 0;
  }
}
