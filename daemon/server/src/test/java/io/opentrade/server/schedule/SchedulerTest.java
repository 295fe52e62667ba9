package io.opentrade.server.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Role;
import io.opentrade.protocol.ScheduleAdd;
import io.opentrade.protocol.ScheduleInfo;
import io.opentrade.protocol.SchedulePause;
import io.opentrade.protocol.ScheduleResume;
import io.opentrade.protocol.Scope;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.notify.Notice;
import io.opentrade.server.stored.CommandLines;
import io.opentrade.store.ScheduleStore;
import io.opentrade.store.ScheduledRunRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SchedulerTest {
  private static final Actor OWNER = Actor.owner("anna");

  private final Path folder;
  private final Log log;
  private final List<Notice> notices = new ArrayList<>();
  private final List<Duration> rests = new ArrayList<>();
  private final FakeCommands commands = new FakeCommands();
  private Instant now = Instant.parse("2026-03-28T12:00:00Z");
  private Optional<Actor> present = Optional.of(OWNER);
  private Executor threads = Runnable::run;
  private ScheduleStore store;
  private Scheduler scheduler;
  private ScheduleActions actions;

  /// Remembers what was run, and ends as it is told to.
  private final class FakeCommands implements CommandLines {
    final List<String> ran = new ArrayList<>();
    final List<Actor> actors = new ArrayList<>();
    final List<Integer> exits = new ArrayList<>();
    @Nullable CountDownLatch hold;
    boolean killed;

    @Override
    public Ending run(Actor actor, List<String> argv, Manner manner) throws InterruptedException {
      ran.add(now + " " + String.join(" ", argv));
      actors.add(actor);
      if (killed) {
        throw new ThreadDeath();
      }
      if (hold != null) {
        hold.await();
      }
      int exit = exits.isEmpty() ? 0 : exits.removeFirst();
      return new Ending(exit, "out", exit == 0 ? "" : "it failed");
    }
  }

  /// Stands for a process that is no more: nothing behind it is done.
  private static final class ThreadDeath extends Error {}

  SchedulerTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    log =
        new Log(
            new RotatingFile(folder.resolve("log"), 1 << 20, 1),
            new Redactor(),
            InstantSource.system(),
            () -> LogLevel.ERROR);
    start();
  }

  private void start() {
    InstantSource clock = () -> now;
    store = ScheduleStore.open(folder.resolve("schedules.db"));
    Runner runner = new Runner(store, commands, _ -> present, notices::add, rests::add, clock, log);
    scheduler =
        new Scheduler(store, runner, task -> threads.execute(task), () -> false, clock, log);
    actions = new ScheduleActions(scheduler, store, clock);
  }

  private void restart() {
    scheduler.close();
    start();
    scheduler.recover();
    scheduler.tick();
  }

  @AfterEach
  void close() {
    scheduler.close();
  }

  private ScheduleInfo add(
      String times, @Nullable String catchUp, @Nullable String overlap, int retries, String... line)
      throws InterruptedException {
    return (ScheduleInfo)
        actions.answer(
            new ScheduleAdd(
                "it",
                times,
                "Europe/Berlin",
                catchUp,
                overlap,
                60,
                retries,
                null,
                List.of(),
                List.of(line)),
            OWNER);
  }

  private List<String> states() {
    long id = store.schedules().getFirst().id();
    return store.runs(id, 1000).reversed().stream().map(ScheduledRunRow::state).toList();
  }

  private List<String> nominals() {
    long id = store.schedules().getFirst().id();
    return store.runs(id, 1000).reversed().stream()
        .filter(run -> run.state().equals("done"))
        .map(run -> Instant.ofEpochMilli(run.nominal()).toString())
        .toList();
  }

  private void pass(Duration time, Duration step) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plus(step);
      scheduler.tick();
    }
  }

  @Test
  void theNextThreeTimesAreTold() throws InterruptedException {
    assertEquals(
        List.of("2026-03-28T13:00:00Z", "2026-03-28T14:00:00Z", "2026-03-28T15:00:00Z"),
        add("0 * * * *", null, null, 0, "opentrade", "status").next().stream()
            .map(Instant::toString)
            .toList());
  }

  @Test
  void runsThroughTheChangeOfTheClock() throws InterruptedException {
    add("30 2 * * *", null, null, 0, "status");
    pass(Duration.ofDays(2), Duration.ofMinutes(1));
    assertEquals(List.of("2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"), nominals());
    now = Instant.parse("2026-10-24T12:00:00Z");
    scheduler.tick();
    int before = nominals().size();
    pass(Duration.ofDays(2), Duration.ofMinutes(1));
    assertEquals(
        List.of("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"),
        nominals().subList(before, nominals().size()));
  }

  private void threeHoursDown(String policy) throws InterruptedException {
    add("0 * * * *", policy, null, 0, "status");
    now = Instant.parse("2026-03-28T13:00:00Z");
    scheduler.tick();
    now = Instant.parse("2026-03-28T16:30:00Z");
    restart();
  }

  @Test
  void whatWasMissedInThreeHoursIsSkipped() throws InterruptedException {
    threeHoursDown("skip");
    assertEquals(List.of("done", "skipped"), states());
    long id = store.schedules().getFirst().id();
    assertEquals("3 runs were missed", store.runs(id, 1).getFirst().err());
    now = Instant.parse("2026-03-28T17:00:00Z");
    scheduler.tick();
    assertEquals(List.of("2026-03-28T13:00:00Z", "2026-03-28T17:00:00Z"), nominals());
  }

  @Test
  void whatWasMissedInThreeHoursIsRunOnce() throws InterruptedException {
    threeHoursDown("once");
    assertEquals(List.of("2026-03-28T13:00:00Z", "2026-03-28T16:00:00Z"), nominals());
    restart();
    assertEquals(2, nominals().size());
  }

  @Test
  void whatWasMissedInThreeHoursIsAllRun() throws InterruptedException {
    threeHoursDown("all");
    assertEquals(
        List.of(
            "2026-03-28T13:00:00Z",
            "2026-03-28T14:00:00Z",
            "2026-03-28T15:00:00Z",
            "2026-03-28T16:00:00Z"),
        nominals());
  }

  @Test
  void anOrderIsTriedAgainUnderTheSameKey() throws InterruptedException {
    commands.exits.addAll(List.of(8, 6, 0));
    add("0 * * * *", null, null, 2, "order", "buy", "BTC/USDT", "--quote", "50");
    now = Instant.parse("2026-03-28T13:00:02Z");
    scheduler.tick();
    String line = now + " order buy --key=schedule-1-1774702800000 BTC/USDT --quote 50";
    assertEquals(List.of(line, line, line), commands.ran);
    assertEquals(List.of(Duration.ofSeconds(10), Duration.ofSeconds(20)), rests);
    assertEquals(List.of("failed", "failed", "done"), states());
    assertTrue(notices.isEmpty());
  }

  @Test
  void whatMayHaveHappenedIsNotTriedAgainButTold() throws InterruptedException {
    commands.exits.addAll(List.of(10, 0));
    add("0 * * * *", null, null, 5, "status");
    now = Instant.parse("2026-03-28T13:00:00Z");
    scheduler.tick();
    assertEquals(List.of("failed"), states());
    assertEquals("schedule it failed (exit 10)", notices.getFirst().title().raw());
    assertTrue(notices.getFirst().text().raw().contains("it failed"));
  }

  @Test
  void aRunThatWasKilledIsUnknownAndRunAgainOnlyByPolicy() throws InterruptedException {
    add("0 * * * *", null, null, 0, "status");
    kill();
    restart();
    assertEquals(List.of("unknown"), states());
    assertEquals("schedule it: nobody knows how a run ended", notices.getFirst().title().raw());
    restart();
    assertEquals(1, notices.size());
  }

  @Test
  void withRetriesLeftAKilledRunIsRunAgain() throws InterruptedException {
    add("0 * * * *", null, null, 1, "status");
    kill();
    restart();
    assertEquals(List.of("unknown", "done"), states());
    assertEquals(2, commands.ran.size());
  }

  private void kill() {
    now = Instant.parse("2026-03-28T13:00:00Z");
    commands.killed = true;
    assertThrows(ThreadDeath.class, () -> scheduler.tick());
    commands.killed = false;
    assertEquals(List.of("running"), states());
  }

  @Test
  void overlappingRunsAreSkipped() throws InterruptedException {
    assertEquals(List.of("done", "skipped"), overlapping("skip"));
    assertEquals(1, commands.ran.size());
  }

  @Test
  void overlappingRunsAreQueued() throws InterruptedException {
    assertEquals(List.of("done", "done"), overlapping("queue"));
  }

  @Test
  void overlappingRunsAreParallel() throws InterruptedException {
    assertEquals(List.of("done", "done"), overlapping("parallel"));
  }

  private List<String> overlapping(String policy) throws InterruptedException {
    List<Thread> started = new ArrayList<>();
    threads = task -> started.add(Thread.ofVirtual().start(task));
    CountDownLatch hold = new CountDownLatch(1);
    commands.hold = hold;
    add("* * * * *", null, policy, 0, "status");
    pass(Duration.ofMinutes(2), Duration.ofMinutes(1));
    hold.countDown();
    for (Thread thread : started) {
      thread.join();
    }
    return states();
  }

  @Test
  void itMayDoWhatItsMakerMayAtPresent() throws InterruptedException {
    add("0 * * * *", null, null, 0, "status");
    present =
        Optional.of(
            new Actor(
                Actor.Kind.LOCAL_USER,
                new ForeignText("anna"),
                Role.VIEWER,
                Scope.of(Set.of("demo"))));
    now = Instant.parse("2026-03-28T13:00:00Z");
    scheduler.tick();
    Actor actor = commands.actors.getFirst();
    assertEquals(Actor.Kind.SCHEDULE, actor.kind());
    assertEquals(Role.VIEWER, actor.role());
    assertEquals(Scope.of(Set.of("demo")), actor.scope());
    present = Optional.empty();
    now = Instant.parse("2026-03-28T14:00:00Z");
    scheduler.tick();
    assertEquals(1, commands.ran.size());
    assertEquals(List.of("done", "failed"), states());
  }

  @Test
  void whatIsPausedIsNotMadeUpFor() throws InterruptedException {
    add("0 * * * *", "all", null, 0, "status");
    actions.answer(new SchedulePause("it"), OWNER);
    assertNull(scheduler.tick());
    now = Instant.parse("2026-03-28T16:30:00Z");
    assertNull(scheduler.tick());
    actions.answer(new ScheduleResume("it"), OWNER);
    scheduler.tick();
    assertTrue(commands.ran.isEmpty());
  }

  @Test
  void aClockThatIsSetBackDoesNotSilenceIt() throws InterruptedException {
    add("0 * * * *", null, null, 0, "status");
    now = Instant.parse("2027-03-28T13:00:00Z");
    scheduler.tick();
    int before = commands.ran.size();
    now = Instant.parse("2026-03-28T13:30:00Z");
    scheduler.tick();
    now = Instant.parse("2026-03-28T14:00:00Z");
    scheduler.tick();
    assertEquals(before + 1, commands.ran.size());
  }

  @Test
  void aCommandThatCannotBeIsRefusedAtOnce() {
    RequestFailed refused =
        assertThrows(
            RequestFailed.class, () -> add("0 * * * *", null, null, 0, "order", "buuy", "BTC"));
    assertTrue(refused.failure().message().contains("buuy"), refused.failure().message());
    assertThrows(RequestFailed.class, () -> add("0 * * * *", null, null, 0, "top"));
    assertTrue(store.schedules().isEmpty());
  }

  @Test
  void whatRunsAtTheStartRunsAtEachStart() throws InterruptedException {
    add("@startup", null, null, 0, "status");
    restart();
    restart();
    assertEquals(2, commands.ran.size());
  }
}
