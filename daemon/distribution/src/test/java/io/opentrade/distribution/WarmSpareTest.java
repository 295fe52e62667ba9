package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.Worker;
import io.opentrade.sandbox.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long a script takes to start where a spare is warm: from asking for a worker to the finished
/// plan. The table is written to the build's output. How slow the quickest of the tries may be:
/// `-Dopentrade.spare=50` (milliseconds) for a quiet machine.
final class WarmSpareTest {
  private static final long SLOWEST = Long.getLong("opentrade.spare", 5_000);
  private static final int TRIES = 4;
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
      start(workers, new Script("s.js", Language.JAVASCRIPT, JAVASCRIPT), table);
      start(workers, new Script("s.py", Language.PYTHON, PYTHON), table);
    } finally {
      table.write("warm-spares.txt");
    }
  }

  private static void start(Workers workers, Script script, EscapeTable table) throws Exception {
    long[] millis = new long[TRIES];
    for (int i = 0; i < TRIES; i++) {
      await(workers, script.language());
      long start = System.nanoTime();
      try (Worker worker = workers.take(script.language())) {
        worker.load(script);
        worker.plan(Map.of());
        millis[i] = (System.nanoTime() - start) / 1_000_000;
      }
    }
    Arrays.sort(millis);
    table.row(script.name(), "least " + millis[0] + " ms", "median " + millis[TRIES / 2] + " ms");
    assertTrue(millis[0] <= SLOWEST, script.name() + ": " + Arrays.toString(millis));
  }

  private static void await(Workers workers, Language language) throws InterruptedException {
    workers.prepare(language);
    long end = System.nanoTime() + PATIENCE * 1_000_000;
    while (!workers.warm(language)) {
      assertTrue(System.nanoTime() < end, "no spare within " + PATIENCE + " ms");
      Thread.sleep(5);
    }
  }
}
