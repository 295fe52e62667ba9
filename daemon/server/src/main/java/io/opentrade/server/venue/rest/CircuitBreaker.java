package io.opentrade.server.venue.rest;

import java.time.Duration;
import java.time.InstantSource;

/// Leaves an exchange alone that failed often in a row. When the time is over, one request tries;
/// its fate decides. Thread-safe.
public final class CircuitBreaker {
  private final int threshold;
  private final Duration rest;
  private final InstantSource clock;
  private int failures;
  private long openUntil = Long.MIN_VALUE;

  /// @param threshold failures in a row that open it
  /// @param rest how long it stays open
  public CircuitBreaker(int threshold, Duration rest, InstantSource clock) {
    this.threshold = threshold;
    this.rest = rest;
    this.clock = clock;
  }

  /// How long no request should be made; zero where one may. The caller who is let through when the
  /// time is over is the trial: others wait for another while.
  public synchronized Duration open() {
    if (failures < threshold) {
      return Duration.ZERO;
    }
    long now = clock.millis();
    if (now >= openUntil) {
      openUntil = now + rest.toMillis();
      return Duration.ZERO;
    }
    return Duration.ofMillis(openUntil - now);
  }

  public synchronized void succeeded() {
    failures = 0;
  }

  public synchronized void failed() {
    failures++;
    if (failures >= threshold) {
      openUntil = clock.millis() + rest.toMillis();
    }
  }
}
