package io.opentrade.commands.daemon;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.MetricsShow;

/// `metrics`: the figures of the running daemon, as Prometheus reads them.
public final class MetricsCommand extends Command {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    MetricsShow.Reply reply = invocation.ask(new MetricsShow());
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      invocation.terminal().out(reply.text());
    }
    return 0;
  }
}
