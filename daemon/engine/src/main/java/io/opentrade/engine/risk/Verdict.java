package io.opentrade.engine.risk;

/// What the risk gate says of an order.
public sealed interface Verdict {
  /// It may go to a venue.
  record Approved(ApprovedOrder order) implements Verdict {}

  /// It may not.
  ///
  /// @param reason a short clause for people, the same words for the same rule
  record Denied(String reason) implements Verdict {}
}
