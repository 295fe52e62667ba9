package io.opentrade.server.venue.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private long now;
  private final CircuitBreaker breaker =
      new CircuitBreaker(
          2, Duration.ofSeconds(1), Duration.ofSeconds(3), () -> Instant.ofEpochMilli(now));

  /// Waits until a trial may be made, and makes it.
  private void trial(long seconds) {
    assertEquals(Duration.ofSeconds(seconds), breaker.open());
    now += seconds * 1_000;
    assertEquals(Duration.ZERO, breaker.open());
  }

  @Test
  void eachTrialThatFailsDoublesTheRestUpToTheLongest() {
    breaker.failed();
    assertEquals(Duration.ZERO, breaker.open());
    breaker.failed();
    trial(1);
    assertEquals(Duration.ofSeconds(1), breaker.open(), "others wait for the trial");
    breaker.failed();
    trial(2);
    breaker.failed();
    trial(3);
    breaker.failed();
    trial(3);
    breaker.succeeded();
    assertEquals(Duration.ZERO, breaker.open());
    breaker.failed();
    breaker.failed();
    assertEquals(Duration.ofSeconds(1), breaker.open(), "a new trouble begins small");
  }

  /// Cancels and comparisons are tried all the while: were each failure of theirs to begin the rest
  /// anew, it would never end.
  @Test
  void whatIsTriedMeanwhileDoesNotProlongIt() {
    breaker.failed();
    breaker.failed();
    for (int i = 0; i < 9; i++) {
      now += 100;
      breaker.failed();
    }
    assertEquals(Duration.ofMillis(100), breaker.open());
    breaker.succeeded();
    assertEquals(Duration.ZERO, breaker.open());
  }
}
