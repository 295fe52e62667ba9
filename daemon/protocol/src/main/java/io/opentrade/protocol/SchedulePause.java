package io.opentrade.protocol;

/// `schedule.pause`: runs nothing until it is resumed.
public record SchedulePause(String name) implements ScheduleRequest<ScheduleInfo> {
  public SchedulePause {
    Values.required("name", name);
  }
}
