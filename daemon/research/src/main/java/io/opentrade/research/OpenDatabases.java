package io.opentrade.research;

import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Request;
import io.opentrade.research.backtest.Lull;
import io.opentrade.research.backtest.Workshop;
import io.opentrade.research.rpc.Desk;
import io.opentrade.store.CandleStore;
import io.opentrade.store.RunStore;
import io.opentrade.store.StoreFailure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The databases, and the desk that works with them. Where one cannot be opened, each request is
/// told why, and the next one tries again: a person who has made room or corrected a permission
/// need not restart anything.
final class OpenDatabases implements Desk, AutoCloseable {
  private final Path folder;
  private final Workshop workshop;
  private final Path privateFolder;
  private @Nullable CandleStore candles;
  private @Nullable RunStore runs;
  private @Nullable ResearchDesk desk;

  /// Begins to open them, while the first request is being read.
  OpenDatabases(Path folder, Workshop workshop, Path privateFolder) {
    this.folder = folder;
    this.workshop = workshop;
    this.privateFolder = privateFolder;
    Thread.ofPlatform().daemon().name("databases").start(this::open);
  }

  private void open() {
    try {
      var _ = opened();
    } catch (StoreFailure failure) {
      System.err.println(failure.getMessage()); // the daemon's log; the first request is told
    }
  }

  @Override
  public Object answer(Request<?> request, Progress progress) throws InterruptedException {
    ResearchDesk ready;
    try {
      ready = opened();
    } catch (StoreFailure failure) {
      throw ResearchDesk.refusal(failure);
    }
    try (Lull.Work _ = workshop.work()) {
      return ready.answer(request, progress);
    }
  }

  private synchronized ResearchDesk opened() {
    ResearchDesk present = desk;
    if (present == null) {
      CandleStore first = candles == null ? CandleStore.open(file("candles.db")) : candles;
      candles = first;
      RunStore second = RunStore.open(file("research.db"));
      runs = second;
      present = Main.desk(first, second, workshop, privateFolder);
      desk = present;
    }
    return present;
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public synchronized void close() {
    try (CandleStore _ = candles;
        RunStore _ = runs) {
      desk = null;
    }
  }
}
