package io.opentrade.server.schedule;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.log.Log;
import io.opentrade.server.watchdog.Heartbeat;
import io.opentrade.store.ScheduleRow;
import io.opentrade.store.ScheduleStore;
import io.opentrade.store.ScheduledRunRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Runs schedules when it is time. One thread sleeps until the next time of all, or until a
/// schedule changes; it looks up every twenty seconds at least, since a clock can be set and a
/// machine can sleep.
public final class Scheduler implements AutoCloseable {
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(20);
  private static final Duration SET_BACK = Duration.ofHours(1);
  private static final int LONGEST_QUEUE = 100;

  private final ScheduleStore store;
  private final Runner runner;
  private final Executor threads;
  private final BooleanSupplier stopping;
  private final InstantSource clock;
  private final Log log;
  private final Map<Long, Semaphore> lanes = new ConcurrentHashMap<>();
  private final Semaphore news = new Semaphore(0);
  private final Heartbeat heartbeat = new Heartbeat();
  private final Thread thread;

  /// @param threads on which runs go on, each on its own
  /// @param stopping whether nothing new is to be begun
  public Scheduler(
      ScheduleStore store,
      Runner runner,
      Executor threads,
      BooleanSupplier stopping,
      InstantSource clock,
      Log log) {
    this.store = store;
    this.runner = runner;
    this.threads = threads;
    this.stopping = stopping;
    this.clock = clock;
    this.log = log;
    this.thread = Thread.ofVirtual().name("scheduler").unstarted(this::work);
  }

  /// Finds out what was under way when all ended, runs what runs at a start, and goes on.
  public void start() {
    recover();
    thread.start();
  }

  /// There is a new schedule, or one has changed.
  void wake() {
    news.release();
  }

  /// For how long it is at one look, in milliseconds.
  public long busyMillis() {
    return heartbeat.busyMillis();
  }

  private void work() {
    try {
      while (true) {
        Duration sleep = LONGEST_SLEEP;
        try {
          heartbeat.begins();
          sleep = tick();
        } catch (RuntimeException failed) {
          log.error("the schedules cannot be looked at", failed);
        }
        heartbeat.rests();
        sleep(sleep);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void sleep(@Nullable Duration time) throws InterruptedException {
    if (time == null) {
      news.acquire();
    } else {
      boolean _ = news.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
    }
    news.drainPermits();
  }

  /// What ran when all was killed ended nobody knows how; it is run again only where retries are
  /// left. What only waited is treated as missed.
  void recover() {
    for (Schedule schedule : schedules()) {
      List<ScheduledRunRow> again = new ArrayList<>();
      for (ScheduledRunRow run : store.inState(RunState.RUNNING.word())) {
        if (run.schedule() == schedule.row().id()) {
          ScheduledRunRow unknown = changed(run, RunState.UNKNOWN, "");
          store.note(unknown);
          runner.tell(schedule, unknown);
          if (run.attempt() <= schedule.definition().retries()) {
            again.add(runner.again(run));
          }
        }
      }
      for (ScheduledRunRow run : store.inState(RunState.QUEUED.word())) {
        boolean waited = again.stream().noneMatch(each -> each.id() == run.id());
        if (run.schedule() == schedule.row().id() && waited) {
          again.addAll(waited(schedule, run));
        }
      }
      if (schedule.timetable() instanceof Timetable.Startup && !schedule.row().paused()) {
        again.addAll(begin(schedule, clock.instant(), List.of(clock.instant()), 0));
      }
      submit(schedule, again);
    }
  }

  private List<ScheduledRunRow> waited(Schedule schedule, ScheduledRunRow run) {
    if (schedule.definition().catchUp() != CatchUp.SKIP) {
      return List.of(run);
    }
    store.note(changed(run, RunState.SKIPPED, "the daemon ended before it began"));
    return List.of();
  }

  private ScheduledRunRow changed(ScheduledRunRow run, RunState state, String why) {
    Long ended = state == RunState.SKIPPED ? Long.valueOf(clock.millis()) : null;
    return new ScheduledRunRow(
        run.id(),
        run.schedule(),
        run.nominal(),
        run.attempt(),
        state.word(),
        run.started(),
        ended,
        null,
        run.out(),
        why);
  }

  /// Begins what is due.
  ///
  /// @return how long nothing will be; null where nothing ever is
  @Nullable Duration tick() {
    if (stopping.getAsBoolean()) {
      return LONGEST_SLEEP;
    }
    Instant now = clock.instant();
    Instant next = null;
    for (Schedule schedule : schedules()) {
      if (!schedule.row().paused()) {
        due(schedule, now);
        Optional<Instant> time = schedule.timetable().next(now);
        if (time.isPresent() && (next == null || time.get().isBefore(next))) {
          next = time.get();
        }
      }
    }
    if (next == null) {
      return null;
    }
    Duration sleep = Duration.between(now, next);
    return sleep.compareTo(LONGEST_SLEEP) < 0 ? sleep : LONGEST_SLEEP;
  }

  private void due(Schedule schedule, Instant now) {
    Instant considered = Instant.ofEpochMilli(schedule.row().considered());
    if (considered.isAfter(now.plus(SET_BACK))) {
      // The clock was set back: what it showed before would silence the schedule until then.
      store.considered(schedule.row().id(), now.toEpochMilli());
      return;
    }
    Missed missed = Missed.between(schedule.timetable(), considered, now);
    if (!missed.isEmpty()) {
      CatchUp policy = schedule.definition().catchUp();
      submit(schedule, begin(schedule, now, missed.runs(policy), missed.leftOut(policy)));
    }
  }

  /// Writes down what runs, and what does not.
  private List<ScheduledRunRow> begin(
      Schedule schedule, Instant now, List<Instant> times, int leftOut) {
    long id = schedule.row().id();
    List<ScheduledRunRow> rows = new ArrayList<>();
    if (leftOut > 0) {
      String why = leftOut + (leftOut == 1 ? " run was missed" : " runs were missed");
      rows.add(runner.row(id, now.toEpochMilli(), 1, RunState.SKIPPED, why));
    }
    String busy = overlapping(schedule);
    for (Instant time : times) {
      RunState state = busy == null ? RunState.QUEUED : RunState.SKIPPED;
      rows.add(runner.row(id, time.toEpochMilli(), 1, state, busy == null ? "" : busy));
    }
    List<Long> ids = store.begin(id, now.toEpochMilli(), rows);
    List<ScheduledRunRow> queued = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).state().equals(RunState.QUEUED.word())) {
        queued.add(Runner.withId(rows.get(i), ids.get(i)));
      }
    }
    return queued;
  }

  /// Why a run is left out; null where it is not.
  private @Nullable String overlapping(Schedule schedule) {
    Semaphore lane = lane(schedule);
    return switch (schedule.definition().overlap()) {
      case SKIP ->
          lane.availablePermits() == 0 && schedule.definition().catchUp() != CatchUp.ALL
              ? "the run before was not over"
              : null;
      case QUEUE -> lane.getQueueLength() >= LONGEST_QUEUE ? "too many runs wait already" : null;
      case PARALLEL -> null;
    };
  }

  private Semaphore lane(Schedule schedule) {
    return lanes.computeIfAbsent(schedule.row().id(), _ -> new Semaphore(1, true));
  }

  /// Runs them one after the other, beside what runs or behind it.
  private void submit(Schedule schedule, List<ScheduledRunRow> runs) {
    if (runs.isEmpty()) {
      return;
    }
    Semaphore lane = lane(schedule);
    boolean alone = schedule.definition().overlap() != Overlap.PARALLEL;
    boolean taken = alone && lane.tryAcquire();
    threads.execute(
        () -> {
          try {
            if (alone && !taken) {
              lane.acquire();
            }
            try {
              for (ScheduledRunRow run : runs) {
                if (isThere(schedule)) {
                  runner.run(schedule, run);
                }
              }
            } finally {
              if (alone) {
                lane.release();
              }
            }
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException failed) {
            log.error("a run was not carried out", failed, "schedule", schedule.row().name());
          }
        });
  }

  /// What waited is not run once its schedule is forgotten.
  private boolean isThere(Schedule schedule) {
    return store.schedules().stream().anyMatch(row -> row.id() == schedule.row().id());
  }

  /// Runs it now and waits for its end, whatever the clock says.
  ///
  /// @throws RequestFailed where the run before is not over and must be
  ScheduledRunRow runNow(Schedule schedule) throws InterruptedException {
    Semaphore lane = lane(schedule);
    boolean alone = schedule.definition().overlap() != Overlap.PARALLEL;
    if (schedule.definition().overlap() == Overlap.SKIP && !lane.tryAcquire()) {
      throw new RequestFailed(
          FailureKind.FAILED,
          schedule.row().name() + " is running",
          "see it: opentrade schedule history " + schedule.row().name());
    }
    if (schedule.definition().overlap() == Overlap.QUEUE) {
      lane.acquire();
    }
    try {
      ScheduledRunRow row = runner.row(schedule.row().id(), clock.millis(), 1, RunState.QUEUED, "");
      return runner.run(schedule, Runner.withId(row, store.begin(row)));
    } finally {
      if (alone) {
        lane.release();
      }
    }
  }

  List<Schedule> schedules() {
    List<Schedule> schedules = new ArrayList<>();
    for (ScheduleRow row : store.schedules()) {
      try {
        schedules.add(Schedule.of(row));
      } catch (RuntimeException unreadable) {
        log.error("a schedule is left out", unreadable, "schedule", row.name());
      }
    }
    return schedules;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    store.close();
  }
}
