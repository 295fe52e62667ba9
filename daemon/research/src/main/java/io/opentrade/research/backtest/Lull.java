package io.opentrade.research.backtest;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Knows when nothing has been asked for a while: what only makes later work quicker is to take the
/// processor then, and to give it back as soon as somebody asks. Thread-safe.
public final class Lull implements AutoCloseable {
  private final Duration quiet;
  private final Runnable begins;
  private final Runnable ends;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("lull").factory());

  private int atWork;
  private @Nullable ScheduledFuture<?> beginning;

  /// @param quiet how long nothing must have been at work: whoever runs one command right after
  ///     another needs the processor for them
  /// @param begins what is done then, on a thread of its own
  /// @param ends what is done when work comes
  Lull(Duration quiet, Runnable begins, Runnable ends) {
    this.quiet = quiet;
    this.begins = begins;
    this.ends = ends;
  }

  /// Some work, which is over when it is closed.
  @FunctionalInterface
  public interface Work extends AutoCloseable {
    @Override
    void close();
  }

  /// Begins some work; there is no lull until it is over.
  synchronized Work work() {
    if (atWork++ == 0) {
      if (beginning != null) {
        beginning.cancel(false);
      }
      ends.run();
    }
    return this::over;
  }

  private synchronized void over() {
    if (--atWork == 0 && !clock.isShutdown()) {
      beginning = clock.schedule(this::begin, quiet.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void begin() {
    if (atWork == 0) {
      begins.run();
    }
  }

  @Override
  public synchronized void close() {
    clock.shutdownNow();
  }
}
