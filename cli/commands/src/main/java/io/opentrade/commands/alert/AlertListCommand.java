package io.opentrade.commands.alert;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.protocol.AlertList;

/// `alert list`: all alerts.
public final class AlertListCommand extends ListCommand {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    AlertList.Reply reply = invocation.ask(new AlertList());
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.alerts().isEmpty()) {
      invocation.out().print(invocation.text("alert.none"));
    } else {
      new AlertScreen(invocation).list(reply.alerts());
    }
    return 0;
  }
}
