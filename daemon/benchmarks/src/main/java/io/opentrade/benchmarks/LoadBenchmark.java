package io.opentrade.benchmarks;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.store.CandleStore;
import io.opentrade.store.Merge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Candles out of the store.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LoadBenchmark {
  private static final SeriesName NAME = SeriesName.of("BENCH@file:1m");

  private Path folder;
  private CandleStore store;

  /// Fills a store.
  @Setup
  public void open() throws IOException {
    folder = Files.createTempDirectory("benchmark");
    store = CandleStore.open(folder.resolve("candles.db"));
    store.merge(NAME, Walk.candles(), Merge.OnConflict.REPLACE, null, () -> false);
  }

  /// Takes it away again.
  @TearDown
  public void close() throws IOException {
    store.close();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> inside = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : inside) {
        Files.delete(file);
      }
    }
  }

  @Benchmark
  public Candles load() {
    return store
        .load(NAME, CandleStore.ALWAYS_FROM, CandleStore.ALWAYS_TO, 0)
        .orElseThrow()
        .candles();
  }
}
