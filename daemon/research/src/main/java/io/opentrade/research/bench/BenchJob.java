package io.opentrade.research.bench;

import io.opentrade.protocol.BenchRun;
import io.opentrade.protocol.BenchRun.Result;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Progress;
import io.opentrade.research.backtest.Workshop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Measures runs, sweeps, loading and importing, scripts, the client's start and requests.
public final class BenchJob {
  private static final int STEPS = 7;

  private final Path folder;
  private final Workshop workshop;
  private final Path socket;
  private final Path lib;

  /// @param folder an existing private folder, for files that are gone afterwards
  /// @param workshop where scripts find their workers
  /// @param socket of the daemon; round trips are left out where there is none
  /// @param lib where the parts of the program lie; starts are left out where there is no client
  public BenchJob(Path folder, Workshop workshop, Path socket, Path lib) {
    this.folder = folder;
    this.workshop = workshop;
    this.socket = socket;
    this.lib = lib;
  }

  /// @throws InterruptedException where it was cancelled
  public BenchRun.Reply run(BenchRun request, Progress progress) throws InterruptedException {
    List<Result> results = new ArrayList<>();
    try {
      measure(Extent.of(request), progress, results);
    } catch (InterruptedException | RuntimeException failed) {
      throw failed;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
    return new BenchRun.Reply(1, machine(), results);
  }

  private void measure(Extent extent, Progress progress, List<Result> results) throws Exception {
    Runs runs = new Runs(extent);
    int step = 0;
    step(progress, step++, "running");
    for (int bars : extent.bars()) {
      results.add(runs.run(bars));
    }
    results.add(growth("growth.bars", results));
    step(progress, step++, "running symbols");
    List<Result> symbols = new ArrayList<>();
    for (int count : new int[] {1, 10, 100}) {
      symbols.add(runs.symbols(count, extent.symbolBars()));
    }
    results.addAll(symbols);
    results.add(growth("growth.symbols", symbols));
    step(progress, step++, "sweeping");
    results.addAll(runs.sweep(Walk.of(extent.sweptBars())));
    Path files = Files.createTempDirectory(folder, "bench");
    try {
      step(progress, step++, "reading");
      results.addAll(new Reading(files, extent).measure(Walk.of(extent.readBars())));
      step(progress, step++, "asking a script at each bar");
      results.addAll(new Scripts(workshop, extent, Runs.SETTINGS).measure());
      step(progress, step++, "asking the daemon");
      RoundTrip asked = new RoundTrip(socket, files);
      if (asked.exists()) {
        results.add(asked.measure(extent.requests()));
      }
      step(progress, step, "starting the client");
      StartUp start = new StartUp(lib);
      if (start.exists() && asked.exists()) {
        results.add(start.measure(extent.starts()));
      }
    } finally {
      delete(files);
    }
  }

  /// The time of a bar in the longest of the runs beside that in the shortest: about 1 where time
  /// grows with the bars and nothing else.
  private static Result growth(String name, List<Result> runs) {
    double most = 1e9 / runs.getLast().value();
    double least = 1e9 / runs.getFirst().value();
    return new Result(name, most, "ns/bar", least, most / least);
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

  /// Of two short times.
  static Result micros(String name, double seconds, double byHand) {
    return new Result(name, seconds * 1e6, "us", byHand * 1e6, seconds / byHand);
  }
}
