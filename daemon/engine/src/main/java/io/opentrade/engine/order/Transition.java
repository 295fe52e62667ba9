package io.opentrade.engine.order;

/// What a report does to an order.
public sealed interface Transition {
  /// The order is another one now.
  record Changed(TrackedOrder order) implements Transition {}

  /// Nothing new: told twice, or overtaken by what was told before.
  record Unchanged() implements Transition {}

  /// It cannot be true of this order: someone must find out.
  ///
  /// @param reason a clause for people, the same words for the same contradiction
  record Impossible(String reason) implements Transition {}
}
