package io.opentrade.server.market;

import java.time.Duration;

/// How a series is followed.
///
/// @param grace how long after its end a bar waits for late trades, and for the exchange to finish
///     its own
/// @param look how often the clock is looked at
/// @param retry how soon an exchange that has no such bar yet is asked again; doubled each time, up
///     to a minute
/// @param patience how long a series is followed that nobody asks for
public record FollowPace(Duration grace, Duration look, Duration retry, Duration patience) {
  /// Two seconds, a quarter of one, two, thirty.
  public static final FollowPace USUAL =
      new FollowPace(
          Duration.ofSeconds(2),
          Duration.ofMillis(250),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30));
}
