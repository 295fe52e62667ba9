package io.opentrade.server.watchdog;

import java.util.Locale;

/// Why somebody should look. Each has a setting for what is done about it, and one for how much is
/// too much.
public enum Cause {
  /// A thread is at one piece of work for too long, or died at it. Milliseconds.
  THREAD,
  /// A market that somebody waits for says nothing. Milliseconds.
  FEED,
  /// More waits than is worked off. A count.
  QUEUE;

  /// The word in figures: `thread`, `feed`, `queue`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
