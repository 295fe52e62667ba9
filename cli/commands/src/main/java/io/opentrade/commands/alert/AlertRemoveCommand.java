package io.opentrade.commands.alert;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.AlertRemove;
import picocli.CommandLine.Parameters;

/// `alert remove ALERT`: it is forgotten.
public final class AlertRemoveCommand extends Command {
  @Parameters(paramLabel = "ALERT", arity = "1")
  String alert = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return new AlertScreen(invocation)
        .changed(invocation.ask(new AlertRemove(alert)), "alert.removed");
  }
}
