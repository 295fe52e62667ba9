package io.opentrade.commands.notify;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.protocol.NotifyList;

/// `notify list`: the channels and how they fare.
public final class NotifyListCommand extends ListCommand {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    NotifyList.Reply reply = invocation.ask(new NotifyList());
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.channels().isEmpty()) {
      invocation.out().print(invocation.text("notify.none"));
    } else {
      NotifyScreen.channels(invocation, reply.channels());
    }
    return 0;
  }
}
