package io.opentrade.commands.autopilot;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.AutopilotStop;
import picocli.CommandLine.Option;

/// `autopilot stop`: stops its strategies and closes what they hold.
public final class AutopilotStopCommand extends Command {
  @Option(names = "--account", paramLabel = "NAME")
  String account = "demo";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return AutopilotScreen.show(invocation, invocation.ask(new AutopilotStop(account)));
  }
}
