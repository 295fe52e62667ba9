package io.opentrade.research.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/// Times work: the best of several runs, after some that only warm up. Short work is repeated until
/// each of the two has taken a while: by then it is compiled, and some run falls into a moment in
/// which the machine is quiet.
final class Stopwatch {
  private final int runs;
  private final long least;
  private final LongSupplier clock;
  private double sink;

  private Stopwatch(int runs, Duration least, LongSupplier clock) {
    this.runs = runs;
    this.least = least.toNanos();
    this.clock = clock;
  }

  /// By the clock on the wall: for work that waits for a disk or another thread.
  ///
  /// @param runs that count at least
  /// @param least how long they are gone on with, and before them those that warm up
  static Stopwatch ofWall(int runs, Duration least) {
    return new Stopwatch(runs, least, System::nanoTime);
  }

  /// By the processor's time of the calling thread, which other work on the machine disturbs less;
  /// by the wall where the machine does not tell it. For work on that thread alone.
  ///
  /// @param runs that count at least
  /// @param least how long they are gone on with, and before them those that warm up
  static Stopwatch ofProcessor(int runs, Duration least) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
        ? new Stopwatch(runs, least, threads::getCurrentThreadCpuTime)
        : ofWall(runs, least);
  }

  /// Seconds that one run takes.
  ///
  /// @param result made of what the work gives, so that none of it can be left out
  /// @throws InterruptedException where the person cancelled
  <T> double seconds(Callable<T> work, ToDoubleFunction<T> result) throws Exception {
    var _ = best(work, result);
    return best(work, result) / 1e9;
  }

  private <T> long best(Callable<T> work, ToDoubleFunction<T> result) throws Exception {
    long best = Long.MAX_VALUE;
    long begun = System.nanoTime();
    for (int run = 0; run < runs || System.nanoTime() - begun < least; run++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long start = clock.getAsLong();
      sink += result.applyAsDouble(work.call());
      long taken = clock.getAsLong() - start;
      best = taken > 0 ? Math.min(best, taken) : best; // a clock that stood still measured nothing
    }
    return best;
  }

  /// Whatever the work gave.
  double sink() {
    return sink;
  }
}
