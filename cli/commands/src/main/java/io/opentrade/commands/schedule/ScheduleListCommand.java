package io.opentrade.commands.schedule;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.protocol.ScheduleList;

/// `schedule list`: all schedules.
public final class ScheduleListCommand extends ListCommand {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    ScheduleList.Reply reply = invocation.ask(new ScheduleList());
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.schedules().isEmpty()) {
      invocation.out().print(invocation.text("schedule.none"));
    } else {
      ScheduleScreen.list(invocation, reply.schedules());
    }
    return 0;
  }
}
