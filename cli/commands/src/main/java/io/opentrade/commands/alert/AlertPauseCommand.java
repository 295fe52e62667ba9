package io.opentrade.commands.alert;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.AlertPause;
import picocli.CommandLine.Parameters;

/// `alert pause ALERT`: it is not watched until it is resumed.
public final class AlertPauseCommand extends Command {
  @Parameters(paramLabel = "ALERT", arity = "1")
  String alert = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return new AlertScreen(invocation)
        .changed(invocation.ask(new AlertPause(alert)), "alert.paused");
  }
}
