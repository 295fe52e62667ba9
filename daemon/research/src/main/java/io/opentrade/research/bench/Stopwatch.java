package io.opentrade.research.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/// Times work: the best of several runs, after some that only warm up.
final class Stopwatch {
  private final int runs;
  private final LongSupplier clock;
  private double sink;

  private Stopwatch(int runs, LongSupplier clock) {
    this.runs = runs;
    this.clock = clock;
  }

  /// By the clock on the wall: for work that waits for a disk or another thread.
  ///
  /// @param runs that count
  static Stopwatch ofWall(int runs) {
    return new Stopwatch(runs, System::nanoTime);
  }

  /// By the processor's time of the calling thread, which other work on the machine disturbs less;
  /// by the wall where the machine does not tell it. For work on that thread alone.
  ///
  /// @param runs that count
  static Stopwatch ofProcessor(int runs) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
        ? new Stopwatch(runs, threads::getCurrentThreadCpuTime)
        : ofWall(runs);
  }

  /// Seconds that one run takes.
  ///
  /// @param result made of what the work gives, so that none of it can be left out
  /// @throws InterruptedException where the person cancelled
  <T> double seconds(Callable<T> work, ToDoubleFunction<T> result) throws Exception {
    long best = Long.MAX_VALUE;
    for (int run = -runs; run < runs; run++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long start = clock.getAsLong();
      sink += result.applyAsDouble(work.call());
      best = run < 0 ? best : Math.min(best, clock.getAsLong() - start);
    }
    return best / 1e9;
  }

  /// Whatever the work gave.
  double sink() {
    return sink;
  }
}
