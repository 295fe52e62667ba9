package io.opentrade.commands.daemon;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;

/// `daemon run`: the client is the daemon's keeper; this is its help.
public final class DaemonRunCommand extends Command {
  @Override
  protected int run(Invocation invocation) {
    throw invocation.usage("daemon.byClient", "daemon run");
  }
}
