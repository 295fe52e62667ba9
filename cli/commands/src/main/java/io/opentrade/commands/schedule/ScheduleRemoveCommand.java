package io.opentrade.commands.schedule;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.ScheduleInfo;
import io.opentrade.protocol.ScheduleRemove;
import picocli.CommandLine.Parameters;

/// `schedule remove NAME`: forgets it and its runs.
public final class ScheduleRemoveCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    ScheduleInfo removed = invocation.ask(new ScheduleRemove(name));
    if (invocation.json()) {
      invocation.document(removed);
    } else {
      invocation.out().print(invocation.text("schedule.removed", name));
    }
    return 0;
  }
}
