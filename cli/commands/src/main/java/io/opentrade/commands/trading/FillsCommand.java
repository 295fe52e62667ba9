package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.commands.input.Amounts;
import io.opentrade.protocol.FillList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fills`: what was traded.
public final class FillsCommand extends ListCommand {
  @Mixin AccountFlag account = new AccountFlag();

  @Option(names = "--symbol", paramLabel = "SYMBOL")
  @Nullable String symbol;

  @Option(names = "--limit", paramLabel = "N")
  @Nullable String limit;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Integer most = new Amounts(invocation).integer("--limit", limit, 1, 10_000);
    FillList.Reply reply =
        invocation.ask(new FillList(account.name, symbol, most == null ? 0 : most));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.fills().isEmpty()) {
      invocation.out().print(invocation.text("fills.none"));
    } else {
      new TradingScreen(invocation).fills(reply.fills());
    }
    return 0;
  }
}
