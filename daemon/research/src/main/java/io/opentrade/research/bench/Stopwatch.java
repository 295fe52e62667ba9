package io.opentrade.research.bench;

import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/// Times work: the best of several runs, after some that only warm up.
final class Stopwatch {
  private final int runs;
  private double sink;

  /// @param runs that count
  Stopwatch(int runs) {
    this.runs = runs;
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
      long start = System.nanoTime();
      sink += result.applyAsDouble(work.call());
      best = run < 0 ? best : Math.min(best, System.nanoTime() - start);
    }
    return best / 1e9;
  }

  /// Whatever the work gave.
  double sink() {
    return sink;
  }
}
