package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.protocol.PositionList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `position list`: what is held, at every account or one.
public final class PositionListCommand extends ListCommand {
  @Option(names = "--account", paramLabel = "NAME")
  @Nullable String account;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    PositionList.Reply reply = invocation.ask(new PositionList(account));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.positions().isEmpty()) {
      invocation.out().print(invocation.text("position.none"));
    } else {
      new TradingScreen(invocation).positions(reply.positions());
    }
    return 0;
  }
}
