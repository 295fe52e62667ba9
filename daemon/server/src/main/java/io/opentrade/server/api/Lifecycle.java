package io.opentrade.server.api;

/// Ends the daemon.
@FunctionalInterface
public interface Lifecycle {
  /// Returns at once; the end comes after the answer has been sent.
  ///
  /// @param restart start a successor when all is released
  void stop(boolean restart);
}
