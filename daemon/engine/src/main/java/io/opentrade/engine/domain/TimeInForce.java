package io.opentrade.engine.domain;

/// How long an order stands.
public sealed interface TimeInForce {
  /// Good till cancelled.
  record GoodTillCancelled() implements TimeInForce {}

  /// Immediate or cancel: what cannot be filled at once is cancelled.
  record ImmediateOrCancel() implements TimeInForce {}

  /// Fill or kill: filled at once in full, or cancelled.
  record FillOrKill() implements TimeInForce {}

  /// Good till a date.
  ///
  /// @param until when it expires, milliseconds since the epoch (UTC)
  record GoodTillDate(long until) implements TimeInForce {}

  /// Good until the end of the UTC day on which it reached the venue.
  record Day() implements TimeInForce {}

  /// Whether it never rests.
  default boolean immediate() {
    return this instanceof ImmediateOrCancel || this instanceof FillOrKill;
  }
}
