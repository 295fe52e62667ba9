package io.opentrade.commands.alert;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.AlertShow;
import picocli.CommandLine.Parameters;

/// `alert show ALERT`: all there is to know of it.
public final class AlertShowCommand extends Command {
  @Parameters(paramLabel = "ALERT", arity = "1")
  String alert = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return new AlertScreen(invocation).show(invocation.ask(new AlertShow(alert)));
  }
}
