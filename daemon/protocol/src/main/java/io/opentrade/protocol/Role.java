package io.opentrade.protocol;

/// What an actor may do; each role includes those before it.
public enum Role {
  /// Looks, and changes nothing.
  VIEWER,
  /// Trades within its scope.
  TRADER,
  /// Runs the daemon: settings, logs, schedules. Names no file, host or program.
  ADMIN,
  /// Everything.
  OWNER;

  /// Whether this role suffices where `needed` is asked for.
  public boolean includes(Role needed) {
    return compareTo(needed) >= 0;
  }
}
