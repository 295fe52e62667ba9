package io.opentrade.engine.event;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.OrderId;

/// News about one order: from its venue, or from our own attempt to reach the venue.
public sealed interface Report extends Event {
  /// The order it is about.
  OrderId order();

  /// The venue holds the order.
  record Accepted(long at, OrderId order) implements Report {}

  /// The venue refuses the order, and says so itself.
  record Rejected(long at, OrderId order, String reason) implements Report {}

  /// No answer came: the venue may hold the order or not.
  record Unanswered(long at, OrderId order) implements Report {}

  /// We asked for cancellation. Comes from the engine itself, beside the effect.
  record CancelRequested(long at, OrderId order) implements Report {}

  /// The venue did not cancel: too late, or it does not know the order.
  record CancelRefused(long at, OrderId order, String reason) implements Report {}

  /// The venue no longer holds the order, cancelled by us or by itself.
  record Cancelled(long at, OrderId order) implements Report {}

  /// The order's time ran out.
  record Expired(long at, OrderId order) implements Report {}

  /// (A part of) the order was executed.
  record Filled(Fill fill) implements Report {
    @Override
    public long at() {
      return fill.at();
    }

    @Override
    public OrderId order() {
      return fill.order();
    }
  }
}
