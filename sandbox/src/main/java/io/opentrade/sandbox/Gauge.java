package io.opentrade.sandbox;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Watches what a worker uses up while it works on a request: processor time, memory, threads. The
/// clock on the wall is watched by [Watchdog]; a script that keeps several processors busy ends
/// sooner here.
final class Gauge implements AutoCloseable {
  private static final long LOOK_MILLIS = 200;

  private final Meter meter;
  private final Limits limits;
  private final Duration total;
  private final Consumer<ScriptFailure> kill;
  private final Starvation starvation;
  private final Duration atStart;
  private final ScheduledFuture<?> looking;
  private volatile Duration atSignOfLife;

  /// @param total longest wall time of the request
  /// @param starvation told of signs of life
  /// @param kill what to do where a limit is passed, on the thread of the watchdogs
  Gauge(
      ScheduledExecutorService kennel,
      Meter meter,
      Limits limits,
      Duration total,
      Starvation starvation,
      Consumer<ScriptFailure> kill) {
    this.meter = meter;
    this.limits = limits;
    this.total = total;
    this.starvation = starvation;
    this.kill = kill;
    atStart = meter.processor();
    atSignOfLife = atStart;
    starvation.begin(atStart);
    looking =
        kennel.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// Of the whole request, whatever signs of life there are.
  Starvation fromStart(Duration time) {
    Starvation whole = new Starvation(time);
    whole.begin(atStart);
    return whole;
  }

  /// The worker has shown that it gets on.
  void signOfLife() {
    atSignOfLife = meter.processor();
    starvation.begin(atSignOfLife);
  }

  private void look() {
    Usage now = meter.read();
    if (over(now, atSignOfLife, limits.silence())) {
      kill.accept(Failures.processorLimit(limits.processor(limits.silence())));
    } else if (over(now, atStart, total)) {
      kill.accept(Failures.processorLimit(limits.processor(total)));
    } else if (now.memoryBytes() > (long) limits.memoryMegabytes() << 20) {
      kill.accept(Failures.memoryLimit(limits.memoryMegabytes()));
    } else if (now.threads() > limits.threads()) {
      kill.accept(Failures.threadLimit(limits.threads()));
    }
  }

  private boolean over(Usage now, Duration since, Duration wallTime) {
    return now.processor().minus(since).compareTo(limits.processor(wallTime)) > 0;
  }

  @Override
  public void close() {
    looking.cancel(false);
  }
}
