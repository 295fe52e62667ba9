package io.opentrade.sandbox;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Barks once when a deadline passes. The deadline can be moved; moving it costs no more than
/// writing a field, so that it can be done at every sign of life.
final class Watchdog implements AutoCloseable {
  /// How exactly deadlines are kept.
  private static final Duration PATIENCE = Duration.ofMillis(20);

  /// The thread on which watchdogs of the same house run.
  static ScheduledExecutorService kennel() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("worker-watchdog").factory());
  }

  private final ScheduledExecutorService kennel;
  private final Duration time;
  private final BooleanSupplier forgives;
  private final Runnable bark;
  private volatile long deadline;
  private volatile boolean over;

  Watchdog(ScheduledExecutorService kennel, Duration time, Runnable bark) {
    this(kennel, time, () -> false, bark);
  }

  /// @param forgives asked when a deadline has passed: whether there is another, as far away
  Watchdog(
      ScheduledExecutorService kennel, Duration time, BooleanSupplier forgives, Runnable bark) {
    this.kennel = kennel;
    this.time = time;
    this.forgives = forgives;
    this.bark = bark;
    extend(time);
    look();
  }

  /// From now on the deadline is that far away.
  void extend(Duration time) {
    deadline = System.nanoTime() + time.toNanos();
  }

  private void look() {
    if (over) {
      return;
    }
    if (deadline - System.nanoTime() <= 0 && forgives.getAsBoolean()) {
      extend(time);
    }
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      over = true;
      bark.run();
    } else {
      long wait = Math.max(left, PATIENCE.toNanos());
      var _ = kennel.schedule(this::look, wait, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void close() {
    over = true;
  }
}
