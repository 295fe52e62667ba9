package io.opentrade.commands.autopilot;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.AutopilotStatus;
import picocli.CommandLine.Option;

/// `autopilot status`: how it fares.
public final class AutopilotStatusCommand extends Command {
  @Option(names = "--account", paramLabel = "NAME")
  String account = "demo";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return AutopilotScreen.show(invocation, invocation.ask(new AutopilotStatus(account)));
  }
}
