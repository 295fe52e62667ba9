package io.opentrade.commands.schedule;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.SchedulePause;
import picocli.CommandLine.Parameters;

/// `schedule pause NAME`: runs nothing until it is resumed.
public final class SchedulePauseCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return ScheduleScreen.one(invocation, invocation.ask(new SchedulePause(name)));
  }
}
