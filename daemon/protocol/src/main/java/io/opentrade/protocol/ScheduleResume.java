package io.opentrade.protocol;

/// `schedule.resume`: goes on; what was missed meanwhile is not made up for.
public record ScheduleResume(String name) implements ScheduleRequest<ScheduleInfo> {
  public ScheduleResume {
    Values.required("name", name);
  }
}
