package io.opentrade.server.notify;

import java.time.Duration;

/// How long to wait after so many failures: twice as long each time, up to a limit.
///
/// @param first after the first failure
public record BackOff(Duration first, Duration longest) {
  /// A second, two, four, … five minutes.
  public static final BackOff STANDARD = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5));

  private static final int MOST_DOUBLINGS = 20;

  Duration after(int failures) {
    Duration wait = first.multipliedBy(1L << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
