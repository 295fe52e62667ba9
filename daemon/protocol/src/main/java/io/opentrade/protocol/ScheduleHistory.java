package io.opentrade.protocol;

import java.util.List;

/// `schedule.history`: the newest runs of a schedule, the newest first.
///
/// @param limit how many at most; 0 for 20
public record ScheduleHistory(String name, int limit)
    implements ScheduleRequest<ScheduleHistory.Reply> {
  public ScheduleHistory {
    Values.required("name", name);
    limit = Values.limit(limit, 20, 1_000);
  }

  public record Reply(List<ScheduledRun> runs) {
    public Reply {
      runs = Values.list(runs);
    }
  }
}
