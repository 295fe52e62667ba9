package io.opentrade.server.schedule;

import io.opentrade.commands.StoredLine;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Role;
import io.opentrade.protocol.ScheduleAdd;
import io.opentrade.protocol.ScheduleHistory;
import io.opentrade.protocol.ScheduleInfo;
import io.opentrade.protocol.ScheduleList;
import io.opentrade.protocol.SchedulePause;
import io.opentrade.protocol.ScheduleRemove;
import io.opentrade.protocol.ScheduleRequest;
import io.opentrade.protocol.ScheduleResume;
import io.opentrade.protocol.ScheduleRun;
import io.opentrade.protocol.ScheduleShow;
import io.opentrade.protocol.ScheduledRun;
import io.opentrade.store.ScheduleRow;
import io.opentrade.store.ScheduleStore;
import io.opentrade.store.ScheduledRunRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `schedule.*`: making, showing and changing what runs by the clock.
public final class ScheduleActions {
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,47}";
  private static final int USUAL_LIMIT = 600;
  private static final int SHOWN_TIMES = 3;

  private final Scheduler scheduler;
  private final ScheduleStore store;
  private final InstantSource clock;

  public ScheduleActions(Scheduler scheduler, ScheduleStore store, InstantSource clock) {
    this.scheduler = scheduler;
    this.store = store;
    this.clock = clock;
  }

  /// @throws RequestFailed where it cannot be done
  public Object answer(ScheduleRequest<?> request, Actor actor) throws InterruptedException {
    return switch (request) {
      case ScheduleList _ ->
          new ScheduleList.Reply(scheduler.schedules().stream().map(this::info).toList());
      case ScheduleAdd add -> add(add, actor);
      case ScheduleShow show -> info(find(show.name()));
      case ScheduleRun run -> run(scheduler.runNow(find(run.name())), run.name());
      case SchedulePause pause -> pause(pause.name(), true);
      case ScheduleResume resume -> pause(resume.name(), false);
      case ScheduleHistory history -> history(history);
      case ScheduleRemove remove -> remove(remove.name());
    };
  }

  private synchronized ScheduleInfo add(ScheduleAdd request, Actor actor) {
    demandPerson(actor);
    StoredLine line = StoredLine.read(request.words(), Locale.ENGLISH);
    Definition definition =
        new Definition(
            request.timetable().strip(),
            zone(request.zone()).getId(),
            choice("--catch-up", request.catchUp(), CatchUp.values(), CatchUp.SKIP),
            choice("--overlap", request.overlap(), Overlap.values(), Overlap.SKIP),
            request.limit() == 0 ? USUAL_LIMIT : request.limit(),
            request.retries(),
            choice("--role", request.role(), Role.values(), actor.role()),
            request.accounts(),
            actor.name().raw(),
            line.words());
    Instant now = clock.instant();
    try {
      Timetable.read(definition.timetable(), ZoneId.of(definition.zone()), now);
    } catch (IllegalArgumentException wrong) {
      throw usage(String.valueOf(wrong.getMessage()), "see opentrade help schedules");
    }
    String name = name(request.name(), line);
    long made = now.toEpochMilli();
    if (store.add(new ScheduleRow(0, name, definition.write(), false, made, made)) == 0) {
      throw usage("there is a schedule " + name + " already", "give another --name");
    }
    scheduler.wake();
    return info(find(name));
  }

  /// What runs by itself is known by a name that somebody gave it, which must not become a maker's.
  private static void demandPerson(Actor actor) {
    boolean person =
        switch (actor.kind()) {
          case LOCAL_OWNER, LOCAL_USER, TOKEN, TELEGRAM -> true;
          case STRATEGY, SCHEDULE, ALERT -> false;
        };
    if (!person) {
      throw new RequestFailed(
          FailureKind.NOT_ALLOWED, "what runs by itself makes no schedules", null);
    }
  }

  private String name(@Nullable String given, StoredLine line) {
    if (given != null) {
      if (!given.matches(NAME)) {
        throw usage(
            "'" + given + "' is no name for a schedule",
            "write small letters, digits and -, at most 48");
      }
      return given;
    }
    String base =
        line.words().stream()
            .takeWhile(word -> word.matches("[a-z-]{1,20}") && !word.startsWith("-"))
            .limit(2)
            .collect(Collectors.joining("-"));
    Set<String> taken =
        store.schedules().stream().map(ScheduleRow::name).collect(Collectors.toSet());
    String name = base;
    for (int i = 2; taken.contains(name); i++) {
      name = base + "-" + i;
    }
    return name;
  }

  private static ZoneId zone(@Nullable String name) {
    try {
      return name == null ? ZoneId.systemDefault() : ZoneId.of(name);
    } catch (DateTimeException _) {
      throw usage("there is no time zone '" + name + "'", "write for example Europe/Berlin or UTC");
    }
  }

  private static <E extends Enum<E>> E choice(
      String flag, @Nullable String word, E[] values, E standard) {
    if (word == null) {
      return standard;
    }
    for (E value : values) {
      if (value.name().equalsIgnoreCase(word)) {
        return value;
      }
    }
    String words =
        Arrays.stream(values).map(ScheduleActions::word).collect(Collectors.joining(", "));
    throw usage(flag + " '" + word + "' is none of: " + words, null);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private ScheduleInfo pause(String name, boolean paused) {
    Schedule schedule = find(name);
    store.pause(schedule.row().id(), paused, clock.millis());
    scheduler.wake();
    return info(find(name));
  }

  private ScheduleInfo remove(String name) {
    Schedule schedule = find(name);
    ScheduleInfo info = info(schedule);
    store.remove(schedule.row().id());
    scheduler.wake();
    return info;
  }

  private ScheduleHistory.Reply history(ScheduleHistory request) {
    Schedule schedule = find(request.name());
    return new ScheduleHistory.Reply(
        store.runs(schedule.row().id(), request.limit()).stream()
            .map(row -> run(row, request.name()))
            .toList());
  }

  private Schedule find(String name) {
    return scheduler.schedules().stream()
        .filter(schedule -> schedule.row().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RequestFailed(
                    FailureKind.NOT_FOUND,
                    "there is no schedule " + name,
                    "see all: opentrade schedule list"));
  }

  private ScheduleInfo info(Schedule schedule) {
    ScheduleRow row = schedule.row();
    Definition definition = schedule.definition();
    List<ScheduledRunRow> last = store.runs(row.id(), 1);
    return new ScheduleInfo(
        row.name(),
        definition.timetable(),
        definition.zone(),
        word(definition.catchUp()),
        word(definition.overlap()),
        definition.limit(),
        definition.retries(),
        word(definition.role()),
        definition.accounts(),
        new ForeignText(definition.by()),
        definition.words().stream().map(ForeignText::new).toList(),
        row.paused(),
        row.paused() ? List.of() : next(schedule),
        last.isEmpty() ? null : run(last.getFirst(), row.name()),
        Instant.ofEpochMilli(row.created()));
  }

  private List<Instant> next(Schedule schedule) {
    List<Instant> times = new ArrayList<>();
    Optional<Instant> next = schedule.timetable().next(clock.instant());
    while (next.isPresent() && times.size() < SHOWN_TIMES) {
      times.add(next.get());
      next = schedule.timetable().next(next.get());
    }
    return times;
  }

  private static ScheduledRun run(ScheduledRunRow row, String schedule) {
    Long ended = row.ended();
    return new ScheduledRun(
        row.id(),
        schedule,
        Instant.ofEpochMilli(row.nominal()),
        row.attempt(),
        row.state(),
        Instant.ofEpochMilli(row.started()),
        ended == null ? null : Instant.ofEpochMilli(ended),
        row.exit(),
        new ForeignText(row.out()),
        new ForeignText(row.err()));
  }

  private static RequestFailed usage(String what, @Nullable String hint) {
    return new RequestFailed(FailureKind.USAGE, what, hint);
  }
}
