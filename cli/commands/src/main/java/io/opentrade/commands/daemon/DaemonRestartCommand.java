package io.opentrade.commands.daemon;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.DaemonStop;
import picocli.CommandLine.Option;

/// `daemon restart`: stops the daemon; a successor comes up at once or with the next command.
public final class DaemonRestartCommand extends Command {
  @Option(names = "--force")
  boolean force;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    DaemonStop.Reply reply = invocation.ask(new DaemonStop(true, force));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      String key = reply.restarting() ? "daemon.restarting" : "daemon.restartsLater";
      invocation.out().print(invocation.text(key, reply.pid()));
    }
    return 0;
  }
}
