package io.opentrade.server.schedule;

import io.opentrade.commands.StoredLine;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Scope;
import io.opentrade.server.log.Log;
import io.opentrade.server.notify.Notice;
import io.opentrade.server.notify.Notice.Severity;
import io.opentrade.server.notify.Notices;
import io.opentrade.server.stored.CommandLines;
import io.opentrade.server.stored.CommandLines.Ending;
import io.opentrade.store.ScheduleStore;
import io.opentrade.store.ScheduledRunRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Carries out runs, from what is written down before to what is written down afterwards.
public final class Runner {
  /// Pauses between attempts.
  public interface Pause {
    void rest(Duration time) throws InterruptedException;
  }

  /// All of a schedule's runs but the newest are forgotten.
  static final int KEPT = 200;

  static final int CANCELLED = 130;
  private static final int LONGEST_OUTPUT = 32 * 1024;
  private static final int COLUMNS = 100;
  private static final Duration FIRST_REST = Duration.ofSeconds(10);

  /// What may go better another time. Not: what was written wrongly, is not allowed, was refused by
  /// the risk rules, or may have happened.
  private static final Set<Integer> WORTH_A_RETRY =
      Set.of(
          FailureKind.FAILED.exitCode(),
          FailureKind.UNREACHABLE.exitCode(),
          FailureKind.TIMEOUT.exitCode(),
          FailureKind.EXCHANGE.exitCode(),
          Ending.TOO_LONG);

  private final ScheduleStore store;
  private final CommandLines commands;
  private final Function<String, Optional<Actor>> rights;
  private final Notices notices;
  private final Pause pause;
  private final InstantSource clock;
  private final Log log;

  /// @param rights what a user may at present; empty for one who is gone
  public Runner(
      ScheduleStore store,
      CommandLines commands,
      Function<String, Optional<Actor>> rights,
      Notices notices,
      Pause pause,
      InstantSource clock,
      Log log) {
    this.store = store;
    this.commands = commands;
    this.rights = rights;
    this.notices = notices;
    this.pause = pause;
    this.clock = clock;
    this.log = log;
  }

  /// Runs it, again where it failed and may be run again, and tells of a failure.
  ///
  /// @param queued as it is written down
  /// @return its last attempt, as it is written down
  ScheduledRunRow run(Schedule schedule, ScheduledRunRow queued) throws InterruptedException {
    ScheduledRunRow run = attempt(schedule, queued);
    while (isWorthARetry(schedule, run)) {
      pause.rest(FIRST_REST.multipliedBy(1L << (run.attempt() - 1)));
      run = attempt(schedule, again(run));
    }
    store.keepNewest(schedule.row().id(), KEPT);
    if (run.state().equals(RunState.FAILED.word())) {
      tell(schedule, run);
    }
    return run;
  }

  private static boolean isWorthARetry(Schedule schedule, ScheduledRunRow run) {
    Integer exit = run.exit();
    return exit != null
        && WORTH_A_RETRY.contains(exit)
        && run.attempt() <= schedule.definition().retries();
  }

  /// The next attempt, written down.
  ScheduledRunRow again(ScheduledRunRow run) {
    ScheduledRunRow next =
        row(run.schedule(), run.nominal(), run.attempt() + 1, RunState.QUEUED, "");
    return withId(next, store.begin(next));
  }

  /// A run that is not written down yet.
  ScheduledRunRow row(long schedule, long nominal, int attempt, RunState state, String why) {
    Long ended = state == RunState.SKIPPED ? Long.valueOf(clock.millis()) : null;
    return new ScheduledRunRow(
        0, schedule, nominal, attempt, state.word(), clock.millis(), ended, null, "", why);
  }

  static ScheduledRunRow withId(ScheduledRunRow run, long id) {
    return new ScheduledRunRow(
        id,
        run.schedule(),
        run.nominal(),
        run.attempt(),
        run.state(),
        run.started(),
        run.ended(),
        run.exit(),
        run.out(),
        run.err());
  }

  private ScheduledRunRow attempt(Schedule schedule, ScheduledRunRow queued)
      throws InterruptedException {
    ScheduledRunRow running = changed(queued, RunState.RUNNING, clock.millis(), null);
    store.note(running);
    Ending ending;
    try {
      ending = ending(schedule, queued.nominal());
    } catch (InterruptedException cancelled) {
      ended(running, new Ending(CANCELLED, "", "it was cancelled"));
      throw cancelled;
    } catch (RuntimeException broken) {
      log.error("a scheduled command broke", broken, "schedule", schedule.row().name());
      ending = new Ending(1, "", "it could not be run: " + broken.getMessage());
    }
    return ended(running, ending);
  }

  private ScheduledRunRow ended(ScheduledRunRow running, Ending ending) {
    RunState state = ending.exit() == 0 ? RunState.DONE : RunState.FAILED;
    ScheduledRunRow ended = changed(running, state, running.started(), ending);
    store.note(ended);
    return ended;
  }

  private ScheduledRunRow changed(
      ScheduledRunRow run, RunState state, long started, @Nullable Ending ending) {
    return new ScheduledRunRow(
        run.id(),
        run.schedule(),
        run.nominal(),
        run.attempt(),
        state.word(),
        started,
        ending == null ? null : Long.valueOf(clock.millis()),
        ending == null ? null : Integer.valueOf(ending.exit()),
        ending == null ? "" : cut(ending.out()),
        ending == null ? "" : cut(ending.err()));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_OUTPUT ? text : text.substring(0, LONGEST_OUTPUT) + "…";
  }

  private Ending ending(Schedule schedule, long nominal) throws InterruptedException {
    Definition definition = schedule.definition();
    Optional<Actor> maker = rights.apply(definition.by());
    if (maker.isEmpty()) {
      return new Ending(
          FailureKind.NOT_ALLOWED.exitCode(), "", definition.by() + " has no rights here any more");
    }
    StoredLine line = new StoredLine(definition.words());
    if (line.wantsKey()) {
      line = line.withKey("schedule-" + schedule.row().id() + "-" + nominal);
    }
    return commands.run(
        actor(schedule, maker.get()),
        line.words(),
        new CommandLines.Manner(COLUMNS, Locale.ENGLISH, Duration.ofSeconds(definition.limit())));
  }

  /// It may do what both its maker and itself may.
  private static Actor actor(Schedule schedule, Actor maker) {
    Definition definition = schedule.definition();
    Scope own =
        definition.accounts().isEmpty() ? Scope.ALL : Scope.of(Set.copyOf(definition.accounts()));
    return new Actor(
        Actor.Kind.SCHEDULE,
        new ForeignText(schedule.row().name()),
        maker.role().includes(definition.role()) ? definition.role() : maker.role(),
        maker.scope().intersect(own));
  }

  /// Tells the owner of a run that did not go well.
  void tell(Schedule schedule, ScheduledRunRow run) {
    boolean unknown = run.state().equals(RunState.UNKNOWN.word());
    String title =
        "schedule "
            + schedule.row().name()
            + (unknown ? ": nobody knows how a run ended" : " failed (exit " + run.exit() + ")");
    String text =
        String.join(" ", schedule.definition().words())
            + "\nat "
            + Instant.ofEpochMilli(run.nominal())
            + "\n"
            + (unknown ? "the daemon was killed under it" : run.err().strip());
    try {
      notices.post(
          new Notice(
              "schedule:" + run.schedule() + ":" + run.id() + ":" + run.state(),
              "schedule",
              Severity.WARNING,
              clock.instant(),
              new ForeignText(title),
              new ForeignText(text)));
    } catch (RuntimeException failed) {
      log.error("a failure was not told", failed, "schedule", schedule.row().name());
    }
  }
}
