package io.opentrade.server.telegram;

import java.time.Duration;

/// How long things are waited for.
///
/// @param poll how long Telegram may hold a request for messages
/// @param answer how long it may take for anything else
/// @param first the wait after a first failure; it doubles with each further one
/// @param longest the longest wait after a failure
/// @param look how often a locked vault is looked at
public record Tempo(
    Duration poll, Duration answer, Duration first, Duration longest, Duration look) {
  public static final Tempo STANDARD =
      new Tempo(
          Duration.ofSeconds(25),
          Duration.ofSeconds(15),
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofSeconds(2));

  /// How long to wait after so many failures in a row.
  Duration after(int failures) {
    Duration wait = first.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 16));
    return wait.compareTo(longest) > 0 ? longest : wait;
  }
}
