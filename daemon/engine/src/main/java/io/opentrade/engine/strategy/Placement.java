package io.opentrade.engine.strategy;

import java.util.List;

/// Orders that a strategy places together.
public sealed interface Placement {
  /// One order.
  record Single(OrderRequest order) implements Placement {}

  /// Orders of which the first fill of one cancels the others.
  record OneCancelsOther(List<OrderRequest> orders) implements Placement {
    public OneCancelsOther {
      orders = List.copyOf(orders);
      if (orders.size() < 2) {
        throw new IllegalArgumentException("one-cancels-other takes two orders at least");
      }
    }
  }

  /// An order, and what is placed when it is over, for as much as was filled.
  record OneTriggersOther(OrderRequest first, Placement then) implements Placement {}
}
