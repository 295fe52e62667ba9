package io.opentrade.server.watchdog;

import java.util.concurrent.atomic.AtomicLong;

/// The sign of life of a thread that works and rests in turn. A thread that dies at its work never
/// rests, and so is noticed like one that is stuck. Safe for use by many threads.
public final class Heartbeat {
  private static final long RESTING = Long.MIN_VALUE;

  private final AtomicLong since = new AtomicLong(RESTING);

  /// A piece of work begins; the one before has ended.
  public void begins() {
    since.set(System.nanoTime());
  }

  /// There is nothing to do.
  public void rests() {
    since.set(RESTING);
  }

  /// For how long the present piece of work goes on, in milliseconds; 0 where it rests.
  public long busyMillis() {
    long begun = since.get();
    return begun == RESTING ? 0 : Math.max(0, (System.nanoTime() - begun) / 1_000_000);
  }
}
