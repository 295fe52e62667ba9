package io.opentrade.server.venue.rest;

import java.time.Duration;
import java.time.InstantSource;

/// Leaves an exchange alone that failed often in a row: shortly at first, twice as long after each
/// trial that fails. When the time is over, one request tries; its fate decides. Thread-safe.
public final class CircuitBreaker {
  private final int threshold;
  private final Duration shortest;
  private final Duration longest;
  private final InstantSource clock;
  private int failures;
  private boolean trying;
  private long rest;
  private long openUntil = Long.MIN_VALUE;

  /// @param threshold failures in a row that open it
  /// @param shortest how long it stays open at first: most troubles are over soon, and what is not
  ///     asked cannot be compared
  /// @param longest how long it stays open between trials at most
  public CircuitBreaker(int threshold, Duration shortest, Duration longest, InstantSource clock) {
    this.threshold = threshold;
    this.shortest = shortest;
    this.longest = longest;
    this.clock = clock;
    this.rest = shortest.toMillis();
  }

  /// As exchanges are asked: open after five failures, for one second up to thirty.
  public static CircuitBreaker standard(InstantSource clock) {
    return new CircuitBreaker(5, Duration.ofSeconds(1), Duration.ofSeconds(30), clock);
  }

  /// How long no request should be made; zero where one may. The caller who is let through when the
  /// time is over is the trial: others wait for another while.
  public synchronized Duration open() {
    if (failures < threshold) {
      return Duration.ZERO;
    }
    long now = clock.millis();
    if (now >= openUntil) {
      trying = true;
      openUntil = now + rest;
      return Duration.ZERO;
    }
    return Duration.ofMillis(openUntil - now);
  }

  /// The exchange answered; that it refused something, or wants fewer requests, is an answer too.
  public synchronized void succeeded() {
    failures = 0;
    trying = false;
    rest = shortest.toMillis();
  }

  /// No answer came, or none that makes sense.
  public synchronized void failed() {
    failures++;
    if (trying) {
      trying = false;
      rest = Math.min(2 * rest, longest.toMillis());
      openUntil = clock.millis() + rest;
    } else if (failures == threshold) {
      openUntil = clock.millis() + rest;
    }
  }
}
