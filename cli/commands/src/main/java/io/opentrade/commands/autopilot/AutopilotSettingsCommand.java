package io.opentrade.commands.autopilot;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.AutopilotSettings;
import picocli.CommandLine.Option;

/// `autopilot settings`: the numbers it goes by.
public final class AutopilotSettingsCommand extends Command {
  @Option(names = "--account", paramLabel = "NAME")
  String account = "demo";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    AutopilotSettings.Reply reply = invocation.ask(new AutopilotSettings(account));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      SettingsScreen.show(invocation, reply);
    }
    return 0;
  }
}
