package io.opentrade.scripting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.sandbox.BarsResult;
import io.opentrade.sandbox.BuiltPlan;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.Worker;
import io.opentrade.sandbox.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A worker that is kept runs the script that it has run, and nothing else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptWorkerTest {
  /// Decides by what it remembers, and writes a line where it is loaded.
  private static final Script COUNTS =
      script(
          """
          let bars = 0;
          console.log("loaded");
          export function onBar(ctx) {
            bars++;
            globalThis.seen = (globalThis.seen ?? 0) + 1;
            if (bars === 5 && globalThis.seen === 5) ctx.buy();
            if (bars === 9) ctx.log("nine", bars);
          }
          """);

  private final Limits limits =
      Limits.standard().withSilence(Duration.ofMinutes(1)).withHeapMegabytes(160);
  private Workers workers;

  @BeforeAll
  void open(@TempDir Path temporary) throws IOException {
    workers = Children.jailed(temporary, limits);
  }

  @AfterAll
  void close() {
    workers.close();
  }

  private static Script script(String text) {
    return new Script("s.js", Language.JAVASCRIPT, text);
  }

  private static BarsResult run(Worker worker, Script script) {
    worker.load(script);
    return worker.runBars(Children.job(100), _ -> true);
  }

  /// Sooner than a worker that is kept ends by itself.
  private static void awaitEnd(ProcessHandle process) {
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private Worker take(Script script, Limits wanted) {
    return workers
        .takeAgain(script, wanted, false)
        .orElseGet(() -> workers.take(Language.JAVASCRIPT, wanted));
  }

  /// Runs a script as a backtest does.
  ///
  /// @return the process that ran it
  private long again(Script script) {
    Worker worker = take(script, limits);
    run(worker, script);
    workers.keep(worker);
    return worker.pid();
  }

  @Test
  void theSameScriptRunsInTheSameProcessAndRemembersNothing() {
    Worker first = workers.take(Language.JAVASCRIPT, limits);
    BarsResult once = run(first, COUNTS);
    workers.keep(first);
    Worker second = take(COUNTS, limits);
    BarsResult twice = run(second, COUNTS);
    second.close();
    assertEquals(first.pid(), second.pid());
    assertFalse(once.first().decisions().decisions().isEmpty());
    assertEquals(once, twice); // decisions, what it wrote, and all else
  }

  @Test
  void whateverDiffersGetsAProcessOfItsOwn() {
    long first = again(COUNTS);
    Script other = script(COUNTS.text() + "\n");
    Worker another = take(other, limits);
    assertNotEquals(first, another.pid());
    another.close();
    Limits more = limits.withSilence(Duration.ofMinutes(2));
    Worker patient = take(COUNTS, more);
    assertNotEquals(first, patient.pid());
    patient.close();
    assertEquals(first, again(COUNTS));
  }

  @Test
  void whatCompilesLightlyIsNotKeptForMuchWork() {
    Worker light = workers.takeBrief(Language.JAVASCRIPT, limits);
    run(light, COUNTS);
    workers.keep(light);
    assertTrue(workers.takeAgain(COUNTS, limits, false).isEmpty());
    Worker next = workers.takeAgain(COUNTS, limits, true).orElseThrow();
    assertEquals(light.pid(), next.pid());
    next.close();
    long plain = again(COUNTS);
    Worker last = workers.takeAgain(COUNTS, limits, true).orElseThrow();
    assertEquals(plain, last.pid());
    last.close();
  }

  @Test
  void oneAtWorkIsNotGivenToTwo() {
    long first = again(COUNTS);
    try (Worker one = take(COUNTS, limits);
        Worker two = take(COUNTS, limits)) {
      assertEquals(first, one.pid());
      assertNotEquals(first, two.pid());
    }
  }

  @Test
  void onlyTheLastIsKept() {
    long first = again(COUNTS);
    again(script("export function onBar(ctx) {}"));
    ProcessHandle.of(first).ifPresent(KeptWorkerTest::awaitEnd);
    assertNotEquals(first, again(COUNTS));
  }

  @Test
  void whatFailedIsNotKept() {
    Script fails = script("export function onBar(ctx) { if (ctx.close.ago(3) > 0) null.x; }");
    Worker worker = take(fails, limits);
    assertThrows(ScriptFailed.class, () -> run(worker, fails));
    workers.keep(worker);
    Worker next = take(fails, limits);
    assertNotEquals(worker.pid(), next.pid());
    next.close();
  }

  @Test
  void aPlanAfterARunSeesNothingOfIt() {
    Script both =
        script(
            """
            let bars = 0;
            export function onBar(ctx) { bars++; }
            export function signals({ close }) { return { enterLong: close.above(bars + 1) }; }
            """);
    long first = again(both);
    Worker worker = take(both, limits);
    assertEquals(first, worker.pid());
    Worker fresh = workers.take(Language.JAVASCRIPT, limits);
    fresh.load(both);
    assertEquals(fresh.plan(Map.of()), worker.plan(Map.of()));
    fresh.close();
    worker.close();
  }

  @Test
  void whoMadeAPlanIsKeptAndRemembersNothingOfIt() {
    Script both =
        script(
            """
            let plans = 0;
            export function onBar(ctx) { if (plans > 0) ctx.buy(); }
            export function signals({ close }) {
              plans++;
              return { enterLong: close.above(plans) };
            }
            """);
    Worker worker = workers.take(Language.JAVASCRIPT, limits);
    worker.load(both);
    BuiltPlan plan = worker.plan(Map.of());
    assertNotEquals(plan, worker.plan(Map.of())); // as long as it is not given to another run
    workers.keep(worker);
    Worker next = workers.takeAgain(both, limits, false).orElseThrow();
    next.load(both);
    assertEquals(plan, next.plan(Map.of()));
    workers.keep(next);
    Worker last = workers.takeAgain(both, limits, false).orElseThrow();
    assertEquals(worker.pid(), last.pid());
    assertTrue(run(last, both).first().decisions().decisions().isEmpty());
    last.close();
  }

  /// A full disk is not taken for a missing Java.
  @Test
  void whereAWorkerFindsNoRoomForItsFolderTheFolderIsNamed(@TempDir Path other) throws IOException {
    try (Workers homeless = Children.jailed(other, limits)) {
      Path slots = other.resolve("slots");
      Files.delete(slots);
      ScriptFailed failed =
          assertThrows(ScriptFailed.class, () -> homeless.take(Language.JAVASCRIPT, limits));
      assertEquals("is there space left for " + slots + "?", failed.failure().hint());
    }
  }

  @Test
  void whatDiedMeanwhileIsNotAskedAgain() {
    long first = again(COUNTS);
    ProcessHandle process = ProcessHandle.of(first).orElseThrow();
    process.destroyForcibly();
    awaitEnd(process);
    assertNotEquals(first, again(COUNTS));
  }

  @Test
  void aWorkerStillRefusesAnotherScript() {
    try (Worker worker = take(COUNTS, limits)) {
      worker.load(COUNTS);
      assertEquals(Map.of(), worker.load(COUNTS).parameters());
      assertThrows(IllegalStateException.class, () -> worker.load(script("let other;")));
    }
  }
}
