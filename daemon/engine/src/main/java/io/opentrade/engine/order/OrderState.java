package io.opentrade.engine.order;

/// How an order fares. A partly filled order is still working; how much is filled stands beside
/// the state.
public sealed interface OrderState {
  /// Not done: the venue holds it or may hold it.
  sealed interface Open extends OrderState {}

  /// Handed to the venue, no answer yet.
  record Submitted() implements Open {}

  /// The venue did not answer: it may hold the order or not. A time-out is not a rejection.
  record Unconfirmed() implements Open {}

  /// The venue holds it.
  record Working() implements Open {}

  /// Cancellation was asked for and is not confirmed. A fill may still come.
  ///
  /// @param before what it falls back to when the venue refuses to cancel
  record CancelPending(Open before) implements Open {
    public CancelPending {
      if (before instanceof CancelPending) {
        throw new IllegalArgumentException("a cancellation of a cancellation");
      }
    }
  }

  /// Over. Only a late fill still changes it.
  sealed interface Done extends OrderState {}

  /// Executed in full.
  record Filled() implements Done {}

  /// Taken back, with what was filled until then.
  record Cancelled() implements Done {}

  /// Refused by the venue.
  record Rejected(String reason) implements Done {}

  /// Refused by our own risk gate: never left the house.
  record Denied(String reason) implements Done {}

  /// Its time ran out, with what was filled until then.
  record Expired() implements Done {}

  /// Whether it is over.
  default boolean done() {
    return this instanceof Done;
  }
}
