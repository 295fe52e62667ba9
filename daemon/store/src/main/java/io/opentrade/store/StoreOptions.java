package io.opentrade.store;

import java.time.Duration;

/// The knobs of a database.
///
/// @param busyTimeout how long a write waits for another process
/// @param maximumPages cap on the size in pages of 4 KiB; 0 for none
/// @param alwaysCheckBelow bytes; a file up to this size gets the integrity check at every opening,
///     a larger one only when the last stop was not clean (the check reads the whole file)
public record StoreOptions(Duration busyTimeout, long maximumPages, long alwaysCheckBelow) {
  static final int PAGE_BYTES = 4 << 10;

  /// Ten seconds of patience, no cap, small files always checked.
  public static final StoreOptions DEFAULT =
      new StoreOptions(Duration.ofSeconds(10), 0, 16L * 1024 * 1024);

  public StoreOptions {
    if (busyTimeout.isNegative() || maximumPages < 0 || alwaysCheckBelow < 0) {
      throw new IllegalArgumentException("limits are not negative");
    }
  }
}
