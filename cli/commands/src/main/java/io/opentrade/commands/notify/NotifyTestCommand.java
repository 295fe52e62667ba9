package io.opentrade.commands.notify;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.NotifyTest;
import picocli.CommandLine.Parameters;

/// `notify test CHANNEL`: sends a notice at once and says how it went.
public final class NotifyTestCommand extends Command {
  @Parameters(paramLabel = "CHANNEL", arity = "1")
  String channel = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    NotifyTest.Reply reply = invocation.ask(new NotifyTest(channel));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      invocation.out().print(invocation.text("notify.tested", reply.channel(), reply.millis()));
    }
    return 0;
  }
}
