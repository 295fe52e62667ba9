package io.opentrade.server.session;

import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import org.jspecify.annotations.Nullable;

/// An order that is not over, as the books have it.
///
/// @param at when it was written down, milliseconds since the epoch (UTC)
/// @param theirs the exchange's id; null where it has told none
/// @param waited whether it waited here before it left
record OpenOrder(
    TrackedOrder tracked,
    int desk,
    DeskFacts facts,
    long at,
    @Nullable String theirs,
    boolean waited) {
  OrderId id() {
    return tracked.order().id();
  }

  boolean cancelling() {
    return tracked.state() instanceof OrderState.CancelPending;
  }

  /// Whether the exchange has said by any sign that it had the order.
  boolean seen() {
    return theirs != null || tracked.filled().signum() > 0;
  }
}
