package io.opentrade.server.rpc;

import io.opentrade.protocol.frame.Frames;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How much output may be under way to a client that has not yet confirmed it. A command that
/// writes faster than the client reads waits here, so its output is neither cut off nor piled up.
final class Window {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long free = Frames.WINDOW;
  private boolean closed;

  /// Takes room; waits where there is none. A cancelled command may still say what fits at once.
  ///
  /// @throws ClientGone where nobody will ever read it
  /// @throws InterruptedException where the command is cancelled meanwhile
  void take(int bytes) throws InterruptedException {
    lock.lock();
    try {
      while (free < bytes && !closed) {
        changed.await();
      }
      if (closed) {
        throw new ClientGone();
      }
      free -= bytes;
    } finally {
      lock.unlock();
    }
  }

  /// The client has written so much.
  void grant(long bytes) {
    lock.lock();
    try {
      free = Math.min(Frames.WINDOW, free + Math.clamp(bytes, 0, Frames.WINDOW));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The client has gone.
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
