package io.opentrade.commands.notify;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.NotifyList;
import io.opentrade.protocol.NotifyRemove;
import picocli.CommandLine.Parameters;

/// `notify remove CHANNEL`: forgets a channel.
public final class NotifyRemoveCommand extends Command {
  @Parameters(paramLabel = "CHANNEL", arity = "1")
  String name = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    NotifyList.Reply reply = invocation.ask(new NotifyRemove(name));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      invocation.out().print(invocation.text("notify.removed", name));
    }
    return 0;
  }
}
