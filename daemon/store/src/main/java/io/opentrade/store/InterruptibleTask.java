package io.opentrade.store;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Work on another thread that can be interrupted only while it runs, never the work after it.
final class InterruptibleTask<R> implements Callable<R> {
  private final Callable<R> work;
  private @Nullable Thread runner;
  private boolean interrupted;

  InterruptibleTask(Callable<R> work) {
    this.work = work;
  }

  @Override
  public R call() throws Exception {
    synchronized (this) {
      if (interrupted) {
        throw StoreFailure.cancelled();
      }
      runner = Thread.currentThread();
    }
    try {
      return work.call();
    } finally {
      synchronized (this) {
        runner = null;
        Thread.interrupted(); // an interruption that came too late belongs to nobody
      }
    }
  }

  synchronized void interrupt() {
    interrupted = true;
    if (runner != null) {
      runner.interrupt();
    }
  }
}
