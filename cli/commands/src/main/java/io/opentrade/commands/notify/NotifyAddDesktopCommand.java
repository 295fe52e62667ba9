package io.opentrade.commands.notify;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.NotifyAddDesktop;
import picocli.CommandLine.Option;

/// `notify add desktop`: notices on the desktop of the daemon's machine.
public final class NotifyAddDesktopCommand extends Command {
  @Option(names = "--name", paramLabel = "NAME")
  String name = "desktop";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return NotifyScreen.added(invocation, invocation.ask(new NotifyAddDesktop(name)));
  }
}
