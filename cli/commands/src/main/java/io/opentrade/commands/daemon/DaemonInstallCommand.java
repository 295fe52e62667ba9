package io.opentrade.commands.daemon;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import picocli.CommandLine.Option;

/// `daemon install`: the client writes the service, since it knows the person's folders; this is
/// its help, and what a daemon without a client at hand says.
public final class DaemonInstallCommand extends Command {
  @Option(names = "--print")
  boolean print;

  @Override
  protected int run(Invocation invocation) {
    throw invocation.usage("daemon.byClient", "daemon install");
  }
}
