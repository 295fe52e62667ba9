package io.opentrade.protocol;

import java.util.List;

/// `schedule.list`: all schedules, by name.
public record ScheduleList() implements ScheduleRequest<ScheduleList.Reply> {
  public record Reply(List<ScheduleInfo> schedules) {
    public Reply {
      schedules = Values.list(schedules);
    }
  }
}
