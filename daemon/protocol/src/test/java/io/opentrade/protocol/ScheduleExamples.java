package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A request and a reply of every method that concerns schedules.
final class ScheduleExamples {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

  private ScheduleExamples() {}

  static List<Request<?>> requests() {
    return List.of(
        new ScheduleList(),
        new ScheduleAdd(
            "balances",
            "0 */4 * * *",
            "Europe/Berlin",
            "once",
            "queue",
            60,
            2,
            "viewer",
            List.of("demo"),
            List.of("balance", "--json")),
        new ScheduleShow("balances"),
        new ScheduleRun("balances"),
        new SchedulePause("balances"),
        new ScheduleResume("balances"),
        new ScheduleHistory("balances", 5),
        new ScheduleRemove("balances"));
  }

  static void replies(Map<String, Object> all) {
    ScheduledRun run =
        new ScheduledRun(
            12,
            "balances",
            AT,
            1,
            "failed",
            AT,
            AT.plusSeconds(2),
            5,
            new ForeignText("{}"),
            new ForeignText("the exchange does not answer"));
    ScheduleInfo info =
        new ScheduleInfo(
            "balances",
            "0 */4 * * *",
            "Europe/Berlin",
            "once",
            "queue",
            60,
            2,
            "viewer",
            List.of("demo"),
            new ForeignText("anna"),
            List.of(new ForeignText("balance"), new ForeignText("--json")),
            false,
            List.of(AT.plusSeconds(14_400)),
            run,
            AT);
    all.put("schedule.list", new ScheduleList.Reply(List.of(info)));
    for (String each : List.of("add", "show", "pause", "resume", "remove")) {
      all.put("schedule." + each, info);
    }
    all.put("schedule.run", run);
    all.put("schedule.history", new ScheduleHistory.Reply(List.of(run)));
  }
}
