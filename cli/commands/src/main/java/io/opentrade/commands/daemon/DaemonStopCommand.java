package io.opentrade.commands.daemon;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.DaemonStop;
import picocli.CommandLine.Option;

/// `daemon stop`: finishes what is being written and leaves.
public final class DaemonStopCommand extends Command {
  @Option(names = "--force")
  boolean force;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    DaemonStop.Reply reply = invocation.ask(new DaemonStop(false, force));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      String key = reply.jobs() == 0 ? "daemon.stopping" : "daemon.stoppingJobs";
      invocation.out().print(invocation.text(key, reply.pid(), reply.jobs()));
    }
    return 0;
  }
}
