package io.opentrade.server.venue.rest;

import java.time.Duration;

/// How patient the REST path is.
///
/// @param timeout of one request, from its start to its end
/// @param attempts of a question before giving up; a command has one
/// @param patience the longest pause before a question is asked (again)
/// @param commandPatience the longest that a command waits for its turn
public record RestSettings(
    Duration timeout, int attempts, Duration patience, Duration commandPatience) {
  public RestSettings {
    if (attempts < 1) {
      throw new IllegalArgumentException("a question is asked once at least");
    }
  }

  /// For a person who waits, and for sessions: ten seconds a request, three attempts, five seconds
  /// of patience, one for a command.
  public static final RestSettings PROMPT =
      new RestSettings(Duration.ofSeconds(10), 3, Duration.ofSeconds(5), Duration.ofSeconds(1));

  /// For downloads: fifteen seconds a request, four attempts, two minutes of patience.
  public static final RestSettings PATIENT =
      new RestSettings(Duration.ofSeconds(15), 4, Duration.ofMinutes(2), Duration.ofSeconds(1));
}
