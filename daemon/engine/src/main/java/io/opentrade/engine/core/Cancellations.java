package io.opentrade.engine.core;

import io.opentrade.engine.core.Effect.Cancel;
import io.opentrade.engine.core.Effect.Cause;
import io.opentrade.engine.core.Effect.Dropped;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.order.Orders;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.order.Transition;
import java.util.List;

/// Takes orders of a desk back.
final class Cancellations {
  private final int desk;
  private final Orders orders;
  private final Placements placements;

  Cancellations(int desk, Orders orders, Placements placements) {
    this.desk = desk;
    this.orders = orders;
    this.placements = placements;
  }

  /// Asks once: an order whose cancellation is pending, or that is done, is left alone.
  void cancel(long at, OrderId id, List<Effect> effects) {
    if (orders.apply(new Report.CancelRequested(at, id)) instanceof Transition.Changed) {
      effects.add(new Cancel(desk, id));
    }
  }

  /// Takes back an order that somebody asked for.
  void withdraw(long at, OrderId id, List<Effect> effects) {
    if (done(id)) {
      refuse("the order is finished", effects);
    } else {
      cancel(at, id, effects);
    }
  }

  /// Takes back those of a handle that are still open.
  void handle(long at, int handle, List<Effect> effects) {
    List<OrderId> all = placements.orders(handle);
    List<OrderId> open = all.stream().filter(id -> !done(id)).toList();
    open.forEach(id -> cancel(at, id, effects));
    if (open.isEmpty()) {
      refuse(all.isEmpty() ? "there is no such order" : "the order is finished", effects);
    }
  }

  private boolean done(OrderId id) {
    TrackedOrder tracked = orders.find(id);
    return tracked == null || tracked.state().done();
  }

  private static void refuse(String reason, List<Effect> effects) {
    effects.add(new Dropped(Cause.REFUSED, reason));
  }

  /// @param placed whether those that were placed under a handle go too: they outlast decisions
  void entries(long at, boolean placed, List<Effect> effects) {
    for (TrackedOrder tracked : List.copyOf(orders.open())) {
      OrderId id = tracked.order().id();
      if (tracked.order().purpose() == Purpose.ENTRY && (placed || placements.handle(id) == 0)) {
        cancel(at, id, effects);
      }
    }
  }

  /// Those that only reduce a position.
  void reductions(long at, List<Effect> effects) {
    for (TrackedOrder tracked : List.copyOf(orders.open())) {
      if (tracked.order().purpose().reduceOnly()) {
        cancel(at, tracked.order().id(), effects);
      }
    }
  }
}
