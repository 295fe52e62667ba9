package io.opentrade.research.bench;

import io.opentrade.engine.column.Candles;
import io.opentrade.protocol.BenchRun;
import io.opentrade.protocol.BenchRun.Result;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Measures runs, sweeps, loading and importing.
public final class BenchJob {
  private static final int MILLION = 1_000_000;

  /// Ten million bars with their columns take most of a gigabyte.
  private static final long ROOMY = 1_400L << 20;

  private static final int SYMBOL_BARS = 20_000;
  private static final int STEPS = 8;

  private final Path folder;

  /// @param folder an existing private folder, for files that are gone afterwards
  public BenchJob(Path folder) {
    this.folder = folder;
  }

  /// @throws InterruptedException where it was cancelled
  public BenchRun.Reply run(Progress progress) throws InterruptedException {
    List<Result> results = new ArrayList<>();
    try {
      measure(progress, results);
    } catch (InterruptedException | RuntimeException failed) {
      throw failed;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
    return new BenchRun.Reply(1, machine(), results);
  }

  private void measure(Progress progress, List<Result> results) throws Exception {
    Runs runs = new Runs();
    int most = Runtime.getRuntime().maxMemory() < ROOMY ? 3 * MILLION : 10 * MILLION;
    int step = 0;
    for (int bars : new int[] {MILLION / 10, MILLION, most}) {
      step(progress, step++, "running");
      results.add(runs.run(bars));
    }
    for (int symbols : new int[] {1, 10, 100}) {
      step(progress, step++, "running symbols");
      results.add(runs.symbols(symbols, SYMBOL_BARS));
    }
    step(progress, step++, "sweeping");
    results.addAll(runs.sweep(Walk.of(MILLION / 10)));
    step(progress, step, "reading");
    Candles candles = Walk.of(MILLION);
    Path files = Files.createTempDirectory(folder, "bench");
    try {
      results.addAll(new Reading(files).measure(candles));
    } finally {
      delete(files);
    }
  }

  private static void step(Progress progress, int done, String what) {
    progress.at(new Progress.Step(done, STEPS, "steps", new ForeignText(what)));
  }

  private static void delete(Path files) throws IOException {
    try (Stream<Path> left = Files.walk(files)) {
      for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static BenchRun.Machine machine() {
    return new BenchRun.Machine(
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        Runtime.getRuntime().maxMemory());
  }

  /// Of two rates.
  static Result rate(String name, double units, String unit, double seconds, double byHand) {
    return new Result(name, units / seconds, unit, units / byHand, seconds / byHand);
  }

  /// Of two times.
  static Result time(String name, double seconds, double byHand) {
    return new Result(name, seconds * 1000, "ms", byHand * 1000, seconds / byHand);
  }
}
