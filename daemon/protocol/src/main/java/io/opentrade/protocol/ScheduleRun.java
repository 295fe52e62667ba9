package io.opentrade.protocol;

/// `schedule.run`: runs it now, whatever the clock says, and waits for its end.
public record ScheduleRun(String name) implements ScheduleRequest<ScheduledRun> {
  public ScheduleRun {
    Values.required("name", name);
  }
}
