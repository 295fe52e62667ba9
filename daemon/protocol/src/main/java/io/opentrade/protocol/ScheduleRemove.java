package io.opentrade.protocol;

/// `schedule.remove`: forgets a schedule and its runs.
public record ScheduleRemove(String name) implements ScheduleRequest<ScheduleInfo> {
  public ScheduleRemove {
    Values.required("name", name);
  }
}
