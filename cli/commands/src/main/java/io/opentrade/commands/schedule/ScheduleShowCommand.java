package io.opentrade.commands.schedule;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.ScheduleShow;
import picocli.CommandLine.Parameters;

/// `schedule show NAME`: one schedule in full.
public final class ScheduleShowCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return ScheduleScreen.one(invocation, invocation.ask(new ScheduleShow(name)));
  }
}
