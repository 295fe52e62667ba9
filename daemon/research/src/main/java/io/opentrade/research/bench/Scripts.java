package io.opentrade.research.bench;

import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.protocol.BenchRun.Result;
import io.opentrade.research.backtest.Laboratory;
import io.opentrade.research.backtest.Workshop;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Measures the crossover as an `onBar` script in a warm worker, interpreted and compiled, beside
/// the loop in Java: from being handed the candles to its last decision, as whoever waits for it
/// counts time.
final class Scripts {
  /// An interpreter learns in its first runs, and the compiler is at work in more of them.
  private static final int INTERPRETED = 3;

  private static final int COMPILED = 12;

  private final Workshop workshop;
  private final Extent extent;
  private final Settings settings;

  Scripts(Workshop workshop, Extent extent, Settings settings) {
    this.workshop = workshop;
    this.extent = extent;
    this.settings = settings;
  }

  /// @throws io.opentrade.protocol.RequestFailed where this machine has no wall for a script, or a
  ///     worker does not come up
  List<Result> measure() throws Exception {
    try {
      return results();
    } catch (ScriptFailed failed) {
      throw Laboratory.refusal(failed);
    }
  }

  private List<Result> results() throws Exception {
    List<Result> results = new ArrayList<>();
    for (Language language : List.of(Language.JAVASCRIPT, Language.PYTHON)) {
      int bars = language == Language.PYTHON ? extent.scriptBars() / 25 : extent.scriptBars();
      Candles candles = Walk.of(bars);
      Stopwatch watch = Stopwatch.ofProcessor(extent.repeats(), extent.least());
      double byHand = watch.seconds(() -> HandLoop.whole(candles, 10, 50), each -> each);
      String name = "onbar." + language.extension();
      try (Worker worker = workshop.take(language, null, false)) {
        double seconds = best(worker, language, candles, INTERPRETED);
        results.add(BenchJob.rate(name, bars, "bars/s", seconds, byHand));
      }
      if (extent.compiled() && workshop.compiles()) {
        try (Worker worker = workshop.takeCompiling(language, null, false)) {
          double seconds = best(worker, language, candles, COMPILED);
          results.add(BenchJob.rate(name + ".compiled", bars, "bars/s", seconds, byHand));
        }
      }
    }
    return results;
  }

  private double best(Worker worker, Language language, Candles candles, int warming)
      throws IOException, InterruptedException {
    worker.load(script(language));
    BarsJob job = new BarsJob(Style.ON_BAR, Runs.market(candles), settings, Map.of(), Map.of());
    long best = Long.MAX_VALUE;
    for (int run = -warming; run < extent.repeats() / 2; run++) {
      long before = System.nanoTime();
      worker.runBars(job, _ -> !Thread.currentThread().isInterrupted());
      best = run < 0 ? best : Math.min(best, System.nanoTime() - before);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return best / 1e9;
  }

  private static Script script(Language language) throws IOException {
    String name = "crossover." + language.extension();
    try (InputStream in = Scripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the program lacks its " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Script(name, language, text);
    }
  }
}
