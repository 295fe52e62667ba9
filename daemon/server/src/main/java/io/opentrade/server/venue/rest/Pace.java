package io.opentrade.server.venue.rest;

import java.time.Duration;

/// Pauses between requests. Tests count them instead; a download tells its progress of them.
public interface Pace {
  /// @param why a sentence for people
  void pause(Duration time, String why) throws InterruptedException;

  /// Really waits.
  Pace REAL = (time, _) -> Thread.sleep(time);
}
