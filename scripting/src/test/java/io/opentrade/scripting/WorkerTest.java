package io.opentrade.scripting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Graph;
import io.opentrade.engine.strategy.PlanLimits;
import io.opentrade.sandbox.BarsResult;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.ScanJob;
import io.opentrade.sandbox.ScannedPlan;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.sandbox.ScriptFailure.Kind;
import io.opentrade.sandbox.Worker;
import io.opentrade.sandbox.Workers;
import io.opentrade.scripting.guest.Guests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Workers as processes in the jail: they answer, and whatever ends them has a name.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerTest {
  private static final Duration PATIENCE = Duration.ofMillis(4_500);
  /// Tight but for time: a busy machine must not make a test fail that is not about time.
  private static final Limits TIGHT =
      new Limits(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          160,
          100_000,
          50,
          10_000,
          2,
          128);
  private static final String HEAD = "export const strategy = { api: 1 };\n";

  private Workers workers;
  private Path folder;

  @BeforeAll
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary;
    workers = Children.jailed(temporary, TIGHT);
  }

  @AfterEach
  void everyWorkerTakesItsFolderAlong() throws IOException {
    try (Stream<Path> slots = Files.list(folder.resolve("slots"))) {
      assertEquals(List.of(), slots.toList());
    }
  }

  @AfterAll
  void close() {
    workers.close();
  }

  private ScriptFailure planFailure(String body, Limits limits) {
    try (Worker worker = loaded(HEAD + "export function signals(d) {" + body + "}", limits)) {
      return assertThrows(ScriptFailed.class, () -> worker.plan(Map.of())).failure();
    }
  }

  private Worker loaded(String text, Limits limits) {
    Worker worker = workers.take(Language.JAVASCRIPT, limits);
    try {
      worker.load(new Script("s.js", Language.JAVASCRIPT, text));
      return worker;
    } catch (ScriptFailed failed) {
      worker.close();
      throw failed;
    }
  }

  @Test
  void bothLanguagesDecideAlikeBehindTheWall() throws IOException {
    Path examples = Path.of(System.getProperty("opentrade.root"), "strategies-examples");
    String javaScript = Files.readString(examples.resolve("sma-cross.js"));
    String python = Files.readString(examples.resolve("sma-cross.py"));
    Limits roomy = TIGHT.withHeapMegabytes(512);
    try (Guests guests = new Guests();
        Worker worker = workers.take(Language.PYTHON, roomy)) {
      var expected = guests.run(Language.JAVASCRIPT, javaScript, Guests.candles(3_000, 7));
      worker.load(new io.opentrade.sandbox.Script("sma-cross.py", Language.PYTHON, python));
      assertTrue(worker.plan(Map.of()).symbolic());
      BarsResult result = worker.runBars(Children.job(3_000), _ -> true);
      assertEquals(expected.decisions(), result.first().decisions());
    }
  }

  @Test
  void aSpareIsTakenOnceAndAnswersAtOnce() {
    workers.prepare(Language.JAVASCRIPT);
    try (Worker first = workers.take(Language.JAVASCRIPT);
        Worker second = workers.take(Language.JAVASCRIPT)) {
      assertFalse(first == second);
    }
  }

  /// It practises with another strategy in a context that it throws away.
  @Test
  void aSpareThatHasPractisedDecidesLikeAFreshWorker() throws IOException, InterruptedException {
    Path examples = Path.of(System.getProperty("opentrade.root"), "strategies-examples");
    String text = Files.readString(examples.resolve("sma-cross.js"));
    workers.practise(true);
    workers.prepare(Language.JAVASCRIPT);
    while (!workers.warm(Language.JAVASCRIPT)) {
      Thread.sleep(20);
    }
    Thread.sleep(Duration.ofSeconds(1)); // it practises
    workers.practise(false);
    try (Worker spare = workers.take(Language.JAVASCRIPT)) {
      comparesWithAFreshOne(spare, text);
    }
  }

  private void comparesWithAFreshOne(Worker spare, String text) {
    try (Worker fresh = workers.take(Language.JAVASCRIPT)) {
      Script script = new Script("sma-cross.js", Language.JAVASCRIPT, text);
      assertEquals(fresh.load(script), spare.load(script));
      assertEquals(fresh.plan(Map.of()).plan(), spare.plan(Map.of()).plan());
      assertEquals(
          fresh.runBars(Children.job(500), _ -> true).first().decisions(),
          spare.runBars(Children.job(500), _ -> true).first().decisions());
    }
  }

  @Test
  void anEndlessLoopIsStoppedInTime() {
    long start = System.nanoTime();
    ScriptFailure failure =
        planFailure(
            "for (;;) { try { f(); } catch (e) {} } function f() { f(); }",
            TIGHT.withSilence(PATIENCE));
    assertEquals(Kind.TIME_LIMIT, failure.kind());
    assertTrue(failure.message().contains("4500 ms"), failure.message());
    assertTrue(System.nanoTime() - start >= PATIENCE.toNanos());
  }

  @Test
  void aHeapBombIsStopped() {
    ScriptFailure failure =
        planFailure(
            "const all = []; for (;;) all.push(new Array(100000).fill(all.length));", TIGHT);
    assertEquals(Kind.MEMORY_LIMIT, failure.kind(), failure.oneLine());
  }

  @Test
  void endlessRecursionIsTheScriptsOwnFailure() {
    ScriptFailure failure = planFailure("const f = () => f() + 1; return f();", TIGHT);
    assertEquals(Kind.SCRIPT, failure.kind(), failure.oneLine());
    assertEquals(2, failure.line());
  }

  @Test
  void aFloodOfOutputIsKeptShort() {
    try (Worker worker =
        loaded(
            HEAD
                + "export function signals(d) { for (let i = 0; i < 2000; i++) console.log('x'"
                + ".repeat(3000)); return { enterLong: d.close.above(1) }; }",
            TIGHT)) {
      var plan = worker.plan(Map.of());
      assertEquals(50, plan.log().size());
      assertEquals(1_950, plan.droppedLogLines());
      assertEquals(Limits.LOG_LINE_LENGTH, plan.log().getFirst().text().length());
    }
  }

  /// What a script has kept of a parameter is gone where another value is planned with, and nobody
  /// takes its plan for one that holds for all.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kept ??= Number(params.n);", // looks at it once
        "const n = Number(params.n); kept ??= n;", // each time, in vain
        "kept ??= params.m > 3 ? Number(params.n) : 7;", // what changes is another
        "if (params.m > 0) kept ??= Number(params.n); else kept ??= 3;", // two ways
        "kept ??= Number(params.n); if (kept < 11) throw new Error('too low');" // fails at first
      })
  void aPlanRemembersNoParameterOfAnEarlierOne(String keeps) {
    String text =
        "export const params = { n: 10, m: 5 }; let kept;"
            + "export function signals({ close, params }) {"
            + keeps
            + " console.log(kept); return { enterLong: close.above(kept) }; }";
    try (Worker worker = loaded(text, TIGHT)) {
      for (double value : new double[] {10, 10, 12, 14, 10, 16}) {
        Map<String, ParameterValue> values =
            Map.of(
                "n", new ParameterValue.Number(value), "m", new ParameterValue.Number(value - 10));
        try (Worker fresh = loaded(text, TIGHT)) {
          assertEquals(answer(fresh, values), answer(worker, values), () -> keeps + value);
        }
      }
    }
  }

  private static Object answer(Worker worker, Map<String, ParameterValue> values) {
    try {
      return worker.plan(values);
    } catch (ScriptFailed failed) {
      return failed.failure();
    }
  }

  /// What a function has kept of one run is gone in the next.
  @Test
  void everyScanBeginsAfresh() {
    try (Worker worker =
        loaded(
            HEAD
                + "let calls = 0; export function signals({ close, ta }) {"
                + " return { enterLong: close.above(ta.scan(close, 0, () => ++calls)) }; }",
            TIGHT)) {
      Candles candles = Children.job(120_000).places().getFirst().market().candles();
      for (int run = 0; run < 2; run++) {
        ScannedPlan scanned = worker.scan(new ScanJob(candles, Map.of(), Map.of()), _ -> true);
        Evaluator evaluator = new Evaluator(candles, Map.of(), Map.of(), scanned.scans());
        Graph graph = new Graph(PlanLimits.STANDARD);
        graph.add(Graph.roots(scanned.plan()));
        double[] column =
            graph.nodes().stream()
                .map(Graph.Node::expression)
                .filter(Expression.Scan.class::isInstance)
                .map(evaluator::numbers)
                .findFirst()
                .orElseThrow();
        assertEquals(1, column[0]);
        assertEquals(candles.size(), column[candles.size() - 1]);
      }
    }
  }

  @Test
  void tooManyIntentsAreStopped() {
    try (Worker worker =
        loaded(
            HEAD + "export function onBar(ctx) { for (let i = 0; i < 100; i++) ctx.buy(); }",
            TIGHT)) {
      ScriptFailure failure =
          assertThrows(ScriptFailed.class, () -> worker.runBars(Children.job(2_000), _ -> true))
              .failure();
      assertEquals(Kind.OUTPUT_LIMIT, failure.kind(), failure.message());
    }
  }

  @Test
  void aRunThatNobodyWantsAnyMoreIsCancelled() {
    try (Worker worker =
        loaded(
            HEAD
                + "export function onBar(ctx) { const end = Date.now() + 300;"
                + " while (Date.now() < end); }",
            TIGHT)) {
      ScriptFailure failure =
          assertThrows(ScriptFailed.class, () -> worker.runBars(Children.job(2_000), _ -> false))
              .failure();
      assertEquals(Kind.CANCELLED, failure.kind());
    }
  }

  @Test
  void slowButLivingRunsAreNotStopped() {
    try (Worker worker =
        loaded(
            HEAD
                + "export function onBar(ctx) { const end = Date.now() + 100;"
                + " while (Date.now() < end); }",
            TIGHT.withSilence(Duration.ofSeconds(4)))) {
      assertEquals(
          0,
          worker.runBars(Children.job(50 + 45), _ -> true).first().decisions().decisions().size());
    }
  }

  @Test
  void aWorkerThatDiesSaysSo() {
    try (Worker worker = loaded(HEAD + "export function signals(d) { for (;;); }", TIGHT)) {
      Thread killer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      Thread.sleep(300);
                    } catch (InterruptedException _) {
                      Thread.currentThread().interrupt();
                    }
                    ProcessHandle.current()
                        .descendants()
                        .filter(each -> each.info().command().orElse("").endsWith("java"))
                        .forEach(ProcessHandle::destroyForcibly);
                  });
      ScriptFailure failure =
          assertThrows(ScriptFailed.class, () -> worker.plan(Map.of())).failure();
      assertEquals(Kind.WORKER_DIED, failure.kind(), failure.message());
      assertFalse(killer.isInterrupted());
      // Dead is dead: the next call says the same at once.
      assertEquals(
          Kind.WORKER_DIED,
          assertThrows(ScriptFailed.class, () -> worker.plan(Map.of())).failure().kind());
    }
  }
}
