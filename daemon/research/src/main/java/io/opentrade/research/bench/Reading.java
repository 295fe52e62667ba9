package io.opentrade.research.bench;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.BenchRun.Result;
import io.opentrade.research.candles.CandleFiles;
import io.opentrade.research.candles.ImportOptions;
import io.opentrade.research.candles.Imported;
import io.opentrade.research.candles.Progress;
import io.opentrade.research.candles.Source;
import io.opentrade.store.CandleStore;
import io.opentrade.store.Merge;
import java.nio.file.Path;
import java.util.List;

/// Measures loading from the store beside a mapped file of columns, and reading a table of text
/// beside a parser that knows nothing else; storing is measured beside writing such a file.
final class Reading {
  private static final SeriesName NAME = SeriesName.of("BENCH@file:1m");

  private final Path folder;
  private final Stopwatch watch;

  Reading(Path folder, Extent extent) {
    this.folder = folder;
    this.watch = Stopwatch.ofWall(extent.repeats() / 2, extent.least());
  }

  List<Result> measure(Candles candles) throws Exception {
    Path text = folder.resolve("bars.csv");
    Path columns = folder.resolve("bars.columns");
    HandFiles.writeText(candles, text);
    double written = watch.seconds(() -> write(candles, columns), Path::getNameCount);
    double mapped = watch.seconds(() -> HandFiles.readColumns(columns, candles), Candles::size);
    double parsed = watch.seconds(() -> HandFiles.readText(text, candles), Candles::size);
    double read = watch.seconds(() -> read(text).candles(), Candles::size);
    try (CandleStore store = CandleStore.open(folder.resolve("candles.db"))) {
      double stored = watch.seconds(() -> store(store, candles), Merge::added);
      double loaded = watch.seconds(() -> load(store), Candles::size);
      return List.of(
          BenchJob.time("load", loaded, mapped),
          BenchJob.time("read.csv", read, parsed),
          BenchJob.time("store", stored, written));
    }
  }

  private static Path write(Candles candles, Path file) throws Exception {
    HandFiles.writeColumns(candles, file);
    return file;
  }

  private static Imported read(Path file) throws InterruptedException {
    return CandleFiles.read(new Source.OfFile(file), ImportOptions.DEFAULT, Progress.NONE);
  }

  private static Merge store(CandleStore store, Candles candles) {
    store.delete(NAME);
    return store.merge(NAME, candles, Merge.OnConflict.REPLACE, null, () -> false);
  }

  private static Candles load(CandleStore store) {
    return store
        .load(NAME, CandleStore.ALWAYS_FROM, CandleStore.ALWAYS_TO, 0)
        .orElseThrow()
        .candles();
  }
}
