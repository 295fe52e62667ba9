package io.opentrade.protocol;

/// `schedule.show`: one schedule.
public record ScheduleShow(String name) implements ScheduleRequest<ScheduleInfo> {
  public ScheduleShow {
    Values.required("name", name);
  }
}
