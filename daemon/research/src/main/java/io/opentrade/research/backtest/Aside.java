package io.opentrade.research.backtest;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Work on a thread of its own beside what its starter does meanwhile.
final class Aside<T> {
  private final FutureTask<T> task;

  private Aside(FutureTask<T> task) {
    this.task = task;
  }

  static <T> Aside<T> begin(String name, Callable<T> work) {
    Aside<T> aside = new Aside<>(new FutureTask<>(work));
    Thread.ofPlatform().daemon().name(name).start(aside.task);
    return aside;
  }

  /// What came of it.
  ///
  /// @throws InterruptedException where the waiting thread is interrupted
  T await() throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(failed);
      }
    }
  }
}
