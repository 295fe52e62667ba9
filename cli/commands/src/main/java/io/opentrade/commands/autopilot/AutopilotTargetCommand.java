package io.opentrade.commands.autopilot;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.AutopilotTarget;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `autopilot target AMOUNT|P%|none`: changes the profit at which it stops.
public final class AutopilotTargetCommand extends Command {
  private static final String NONE = "none";

  @Parameters(paramLabel = "TARGET", arity = "1")
  String target = "";

  @Option(names = "--account", paramLabel = "NAME")
  String account = "demo";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    AutopilotTarget request =
        new AutopilotTarget(
            account, target.equals(NONE) ? null : Targets.read(invocation, "TARGET", target));
    return AutopilotScreen.show(invocation, invocation.ask(request));
  }
}
