package io.opentrade.engine.core;

import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Reductions that were taken back because the venue locks what they offer, while an exit is to
/// sell it. What the exit leaves is offered again.
final class Lifted {
  private final Map<OrderId, Order> orders = new LinkedHashMap<>();

  /// That order is being taken back.
  void add(Order order) {
    orders.put(order.id(), order);
  }

  /// The position is closed.
  void forget() {
    orders.clear();
  }

  /// The same orders anew, and forgets them.
  ///
  /// @param most what is held
  List<Order> again(Quantity most, Supplier<OrderId> ids) {
    List<Order> again = new ArrayList<>();
    for (Order order : orders.values()) {
      Quantity quantity = order.quantity().compareTo(most) < 0 ? order.quantity() : most;
      if (quantity.signum() > 0) {
        again.add(
            new Order(
                ids.get(),
                order.side(),
                quantity,
                order.terms(),
                order.purpose(),
                order.tag(),
                order.conditions(),
                order.leverage()));
      }
    }
    orders.clear();
    return again;
  }
}
