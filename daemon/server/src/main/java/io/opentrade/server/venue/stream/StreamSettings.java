package io.opentrade.server.venue.stream;

import java.time.Duration;

/// How patient the stream path is.
///
/// @param heartbeat how often we show that we live
/// @param idle silence after which a connection is taken for dead
/// @param firstPause before a broken connection is opened again; doubled each time
/// @param longestPause the pauses grow no further
/// @param waiting messages that may wait for a slow listener before the connection is dropped
public record StreamSettings(
    Duration heartbeat, Duration idle, Duration firstPause, Duration longestPause, int waiting) {
  /// Fifteen seconds, a minute of silence, pauses from half a second to a minute, 20,000 messages.
  public static final StreamSettings USUAL =
      new StreamSettings(
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofMillis(500),
          Duration.ofSeconds(60),
          20_000);
}
