package io.opentrade.server.venue;

/// Whether an account may be long and short of one future at once.
public enum PositionMode {
  /// One position for each market; orders that may only reduce say so.
  ONE_WAY,
  /// A long one and a short one: an order names which it means, and says nothing of reducing.
  HEDGE
}
