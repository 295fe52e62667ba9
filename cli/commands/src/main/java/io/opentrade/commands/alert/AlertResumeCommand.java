package io.opentrade.commands.alert;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.AlertResume;
import picocli.CommandLine.Parameters;

/// `alert resume ALERT`: it is watched again.
public final class AlertResumeCommand extends Command {
  @Parameters(paramLabel = "ALERT", arity = "1")
  String alert = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return new AlertScreen(invocation)
        .changed(invocation.ask(new AlertResume(alert)), "alert.resumed");
  }
}
