package io.opentrade.commands.schedule;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.ScheduleResume;
import picocli.CommandLine.Parameters;

/// `schedule resume NAME`: goes on.
public final class ScheduleResumeCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return ScheduleScreen.one(invocation, invocation.ask(new ScheduleResume(name)));
  }
}
