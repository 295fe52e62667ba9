package io.opentrade.commands.schedule;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.ScheduleInfo;
import io.opentrade.protocol.ScheduledRun;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Shows schedules and their runs.
final class ScheduleScreen {
  private static final DateTimeFormatter WALL =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss xxx", Locale.ENGLISH);
  private static final int LABEL = 12;

  private ScheduleScreen() {}

  static String command(ScheduleInfo schedule) {
    return schedule.words().stream().map(ForeignText::toString).collect(Collectors.joining(" "));
  }

  static int one(Invocation invocation, ScheduleInfo schedule) {
    if (invocation.json()) {
      invocation.document(schedule);
      return 0;
    }
    invocation
        .out()
        .print(
            new Line()
                .add(Tint.BOLD, schedule.name())
                .add("  " + schedule.timetable() + "  ")
                .add(Tint.DIM, schedule.zone()));
    item(invocation, "schedule.command", command(schedule));
    item(
        invocation,
        "schedule.policies",
        invocation.text(
            "schedule.policiesAre",
            schedule.catchUp(),
            schedule.overlap(),
            Duration.ofSeconds(schedule.limit()).toString().substring(2).toLowerCase(Locale.ROOT),
            schedule.retries()));
    item(invocation, "schedule.rights", rights(invocation, schedule));
    if (schedule.paused()) {
      item(invocation, "schedule.next", invocation.text("schedule.paused"));
    }
    for (Instant next : schedule.next()) {
      item(invocation, "schedule.next", WALL.format(next.atZone(ZoneId.of(schedule.zone()))));
    }
    ScheduledRun last = schedule.last();
    if (last != null) {
      item(invocation, "schedule.last", state(last) + ", " + Times.brief(last.started()));
    }
    return 0;
  }

  private static String rights(Invocation invocation, ScheduleInfo schedule) {
    String where =
        schedule.accounts().isEmpty()
            ? invocation.text("schedule.everywhere")
            : String.join(", ", schedule.accounts());
    return invocation.text("schedule.rightsAre", schedule.role(), where, schedule.by());
  }

  private static void item(Invocation invocation, String key, String text) {
    invocation
        .out()
        .print(new Line().padTo(2).add(Tint.DIM, invocation.text(key)).padTo(LABEL).add(text));
  }

  static void list(Invocation invocation, List<ScheduleInfo> schedules) {
    Table table =
        new Table()
            .left(invocation.text("column.name"), 0)
            .left(invocation.text("column.times"), 0)
            .flexible(invocation.text("column.command"), 0)
            .left(invocation.text("column.next"), 0)
            .left(invocation.text("column.last"), 1);
    for (ScheduleInfo schedule : schedules) {
      String next = schedule.next().isEmpty() ? "–" : Times.brief(schedule.next().getFirst());
      ScheduledRun last = schedule.last();
      Table.Row row =
          table
              .row()
              .cell(schedule.name())
              .cell(schedule.timetable())
              .cell(command(schedule))
              .cell(
                  schedule.paused() ? Tint.WARN : Tint.PLAIN,
                  schedule.paused() ? invocation.text("schedule.paused") : next);
      if (last == null) {
        row.cell("–");
      } else {
        row.cell(tint(last), state(last));
      }
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }

  static void runs(Invocation invocation, List<ScheduledRun> runs) {
    Table table =
        new Table()
            .left(invocation.text("column.nominal"), 0)
            .left(invocation.text("column.started"), 1)
            .right(invocation.text("column.seconds"), 1)
            .right(invocation.text("column.attempt"), 2)
            .left(invocation.text("column.state"), 0)
            .flexible(invocation.text("column.output"), 0);
    for (ScheduledRun run : runs) {
      Instant ended = run.ended();
      table
          .row()
          .cell(Times.brief(run.nominal()))
          .cell(Times.brief(run.started()))
          .cell(ended == null ? "–" : seconds(Duration.between(run.started(), ended)))
          .cell(Integer.toString(run.attempt()))
          .cell(tint(run), state(run))
          .cell(Tint.DIM, (run.err().isEmpty() ? run.out() : run.err()).toString());
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
  }

  static String state(ScheduledRun run) {
    return run.state().equals("failed") ? "failed (" + run.exit() + ")" : run.state();
  }

  private static Tint tint(ScheduledRun run) {
    return switch (run.state()) {
      case "done" -> Tint.GOOD;
      case "failed", "unknown" -> Tint.BAD;
      case "skipped" -> Tint.WARN;
      default -> Tint.PLAIN;
    };
  }
}
