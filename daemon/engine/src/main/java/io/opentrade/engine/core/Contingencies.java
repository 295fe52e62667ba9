package io.opentrade.engine.core;

import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which placed orders cancel others, and which place others.
final class Contingencies {
  private final Map<OrderId, List<OrderId>> rivals = new HashMap<>();
  private final Map<OrderId, OrderPlan> followers = new HashMap<>();

  /// Of these the first that is filled cancels the others.
  void rivals(List<OrderId> ids) {
    for (OrderId id : ids) {
      rivals.put(id, ids.stream().filter(other -> !other.equals(id)).toList());
    }
  }

  /// What is placed when that order is over.
  void follows(OrderId first, OrderPlan then) {
    followers.put(first, then);
  }

  /// The order was filled, at least in part.
  ///
  /// @return the orders to cancel
  List<OrderId> filled(OrderId id) {
    return rivals.getOrDefault(id, List.of());
  }

  /// The order is over.
  ///
  /// @param filled how much of it was
  /// @return what to place; null for nothing
  @Nullable OrderPlan over(OrderId id, Quantity filled) {
    rivals.remove(id);
    OrderPlan then = followers.remove(id);
    return then == null || filled.signum() == 0 ? null : then.atMost(filled);
  }
}
