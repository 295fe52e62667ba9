package io.opentrade.server.api;

/// Ends the daemon.
@FunctionalInterface
public interface Lifecycle {
  /// Returns at once; the end comes after the answer has been sent. Work beside the asking request
  /// is cancelled.
  ///
  /// @param request the id of the request that asks
  void stop(String request);
}
