package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.Worker;
import io.opentrade.sandbox.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long a script takes to start where a spare is warm: from asking for a worker to the finished
/// plan, on the wall and in processor time of the worker, which a busy machine does not stretch. A
/// spare is asked as soon as it is ready, and once it has practised. The table is written to the
/// build's output. How slow the quickest of the tries may be: `-Dopentrade.spare=50`
/// (milliseconds) for a quiet machine.
final class WarmSpareTest {
  private static final long SLOWEST = Long.getLong("opentrade.spare", 5_000);
  private static final int TRIES = Integer.getInteger("opentrade.spare.tries", 2);

  /// So long without work: it has practised.
  private static final long RESTING = 1_000;
  private static final long PATIENCE = 180_000;

  /// Of a machine that does much else, too.
  private static final Limits PATIENT =
      new Limits(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(3),
          512,
          100_000,
          50,
          100_000,
          2,
          128);

  private static final String JAVASCRIPT =
      """
      export function signals({ close, ta }) {
        return { enterLong: ta.sma(close, 10).crossesAbove(ta.sma(close, 30)) };
      }
      """;
  private static final String PYTHON =
      """
      def signals(d):
          return {"enter_long": d.ta.sma(d.close, 10).crosses_above(d.ta.sma(d.close, 30))}
      """;

  @Test
  void aScriptStartsAtOnce(@TempDir Path folder) throws Exception {
    EscapeTable table = new EscapeTable("from asking for a worker to the plan, with a warm spare");
    try (Workers workers = LiveHouse.workers(folder, PATIENT)) {
      for (boolean practised : new boolean[] {false, true}) {
        start(workers, new Script("s.js", Language.JAVASCRIPT, JAVASCRIPT), practised, table);
        start(workers, new Script("s.py", Language.PYTHON, PYTHON), practised, table);
      }
    } finally {
      table.write("warm-spares.txt");
    }
  }

  /// @param load milliseconds until the script is loaded
  /// @param plan from then on until the plan is there
  /// @param processor of the worker meanwhile
  private record Start(long load, long plan, long processor) {
    long whole() {
      return load + plan;
    }
  }

  private static void start(Workers workers, Script script, boolean practised, EscapeTable table)
      throws Exception {
    List<Start> starts = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      await(workers, script.language(), practised);
      starts.add(start(workers, script));
    }
    starts.sort(Comparator.comparingLong(Start::whole));
    Start least = starts.getFirst();
    table.row(
        script.name(),
        practised ? "practised" : "ready",
        "least " + least.whole() + " ms",
        "load " + least.load + " ms",
        "plan " + least.plan + " ms",
        "processor " + starts.stream().mapToLong(Start::processor).min().orElseThrow() + " ms",
        "all " + starts.stream().map(each -> each.whole() + " ms").toList());
    assertTrue(least.whole() <= SLOWEST, script.name() + ": " + starts);
  }

  private static Start start(Workers workers, Script script) {
    long start = System.nanoTime();
    try (Worker worker = workers.take(script.language())) {
      Duration before = worker.usage().processor();
      worker.load(script);
      long middle = System.nanoTime();
      worker.plan(Map.of());
      long end = System.nanoTime();
      Duration used = worker.usage().processor().minus(before);
      return new Start((middle - start) / 1_000_000, (end - middle) / 1_000_000, used.toMillis());
    }
  }

  private static void await(Workers workers, Language language, boolean practised)
      throws InterruptedException {
    workers.practise(practised);
    workers.prepare(language);
    long end = System.nanoTime() + PATIENCE * 1_000_000;
    while (!workers.warm(language)) {
      assertTrue(System.nanoTime() < end, "no spare within " + PATIENCE + " ms");
      Thread.sleep(5);
    }
    if (practised) {
      rest();
    }
  }

  /// Waits until the spare has practised: until its processor time stands still.
  private static void rest() throws InterruptedException {
    long known = used();
    long since = System.nanoTime();
    while (System.nanoTime() - since <= RESTING * 1_000_000) {
      Thread.sleep(100);
      long now = used();
      if (now - known > 50) {
        known = now;
        since = System.nanoTime();
      }
    }
  }

  /// Processor time of all processes that this one has started, in milliseconds.
  private static long used() {
    return ProcessHandle.current()
        .descendants()
        .flatMap(each -> each.info().totalCpuDuration().stream())
        .mapToLong(Duration::toMillis)
        .sum();
  }
}
