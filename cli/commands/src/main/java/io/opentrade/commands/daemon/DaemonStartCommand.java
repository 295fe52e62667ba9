package io.opentrade.commands.daemon;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.DaemonStatus;

/// `daemon start`: the client starts a daemon where none runs before any command reaches it, so
/// that what is left to do is to say which one it is.
public final class DaemonStartCommand extends Command {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    DaemonStatus.Reply status = invocation.ask(new DaemonStatus());
    if (invocation.json()) {
      invocation.document(status);
    } else {
      invocation.out().print(invocation.text("daemon.runs", status.version(), status.pid()));
    }
    return 0;
  }
}
