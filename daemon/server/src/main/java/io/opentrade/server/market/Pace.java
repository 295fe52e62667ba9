package io.opentrade.server.market;

import java.time.Duration;

/// Pauses between requests. Tests count them instead.
public interface Pace {
  void pause(Duration time) throws InterruptedException;

  /// Really waits.
  Pace REAL = Thread::sleep;
}
