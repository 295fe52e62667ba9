package io.opentrade.server.venue.rest;

/// Which part of the rate budget a request may draw on.
public enum Urgency {
  /// Leaves the reserve alone.
  ORDINARY,
  /// Cancels and reconciliation: the reserve is there for them.
  VITAL
}
