package io.opentrade.server.jobs;

import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A request that the research process has not answered yet.
///
/// Reports of progress are handed over to the thread that waits, the newest only: whoever shows
/// them may be slow, and must not hold up the reader of everybody's answers.
final class PendingRequest {
  private final long id;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Progress.@Nullable Step step;
  private byte @Nullable [] result;
  private @Nullable RequestFailed failure;

  PendingRequest(long id) {
    this.id = id;
  }

  long id() {
    return id;
  }

  /// It goes on.
  void progressed(Progress.Step report) {
    set(() -> step = report);
  }

  /// It is done.
  ///
  /// @param answer the whole line: whoever waits reads it, so that a large one is not turned into
  ///     something larger before that
  void answered(byte[] answer) {
    set(() -> result = answer);
  }

  /// It could not be done.
  void failed(RequestFailed why) {
    set(() -> failure = why);
  }

  private void set(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the answer, and reports progress meanwhile on the waiting thread.
  ///
  /// @throws RequestFailed as the process said
  byte[] await(Progress progress) throws InterruptedException {
    while (true) {
      Progress.Step report = nextReport();
      if (report == null) {
        return outcome();
      }
      progress.at(report);
    }
  }

  /// Waits until it is over, however it ends.
  void awaitEnd(long millis) throws InterruptedException {
    long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
    lock.lock();
    try {
      while (!isOver() && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Null when it is over and every report is given.
  private Progress.@Nullable Step nextReport() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (step == null && !isOver()) {
        changed.await();
      }
      Progress.Step report = step;
      step = null;
      return report;
    } finally {
      lock.unlock();
    }
  }

  private byte[] outcome() {
    lock.lock();
    try {
      if (failure != null) {
        throw failure;
      }
      if (result == null) {
        throw new IllegalStateException("it is not over");
      }
      return result;
    } finally {
      lock.unlock();
    }
  }

  private boolean isOver() {
    return result != null || failure != null;
  }
}
