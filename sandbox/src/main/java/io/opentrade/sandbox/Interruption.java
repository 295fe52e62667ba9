package io.opentrade.sandbox;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Listens for an interrupt of the thread that made it. Reading a pipe does not end when its thread
/// is interrupted, so somebody else has to look, and to end what is being read from.
final class Interruption implements AutoCloseable {
  private static final long LOOK_MILLIS = 50;

  private final ScheduledFuture<?> looking;

  /// @param reaction what is done, on the thread of the watchdogs; done again until [#close]
  Interruption(ScheduledExecutorService kennel, Runnable reaction) {
    Thread caller = Thread.currentThread();
    Runnable look =
        () -> {
          if (caller.isInterrupted()) {
            reaction.run();
          }
        };
    looking = kennel.scheduleWithFixedDelay(look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    looking.cancel(false);
  }
}
