package io.opentrade.engine.core;

import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Reductions that were taken back because the venue locks what they offer, while an exit is to
/// sell it. What the exit leaves is offered again.
final class Lifted {
  private final Map<Set<OrderId>, List<Order>> groups = new LinkedHashMap<>();

  /// That order is being taken back.
  ///
  /// @param companions it and those that it cancels once it is filled
  void add(Order order, Set<OrderId> companions) {
    List<Order> group = groups.computeIfAbsent(Set.copyOf(companions), _ -> new ArrayList<>());
    if (group.stream().noneMatch(each -> each.id().equals(order.id()))) {
      group.add(order);
    }
  }

  /// The position is closed.
  void forget() {
    groups.clear();
  }

  /// The same orders anew, those together that belong together, and forgets them.
  ///
  /// @param most what is held: more is not offered by all of them
  List<List<Order>> again(Quantity most, Supplier<OrderId> ids) {
    List<List<Order>> again = new ArrayList<>();
    Quantity left = most;
    for (List<Order> group : groups.values()) {
      List<Order> anew = new ArrayList<>();
      Quantity offered = Quantity.ZERO;
      for (Order order : group) {
        Quantity quantity = order.quantity().compareTo(left) < 0 ? order.quantity() : left;
        if (quantity.signum() > 0) {
          anew.add(anew(order, quantity, ids.get()));
          offered = quantity.compareTo(offered) > 0 ? quantity : offered;
        }
      }
      left = left.minus(offered);
      again.add(anew);
    }
    groups.clear();
    return again;
  }

  /// The same order for another quantity, under another id.
  static Order anew(Order order, Quantity quantity, OrderId id) {
    return new Order(
        id,
        order.side(),
        quantity,
        order.terms(),
        order.purpose(),
        order.tag(),
        order.conditions(),
        order.leverage());
  }
}
