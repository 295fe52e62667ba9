package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.risk.ApprovedOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Orders that offer the same coins at a spot exchange, and how they go there: two as a pair where
/// the exchange takes pairs; else one rests there, a stop before anything else, and the others are
/// kept here.
///
/// @param pairs under both of their ids
/// @param kept those that do not leave
record OrderGroups(Map<OrderId, PairedOrders> pairs, Set<OrderId> kept) {
  private static final OrderGroups NONE = new OrderGroups(Map.of(), Set.of());

  /// The groups among what an engine wants.
  static OrderGroups among(List<Effect> effects, Abilities abilities) {
    if (!abilities.locks()) {
      return NONE;
    }
    Map<OrderId, ApprovedOrder> sent = new HashMap<>();
    OrderGroups groups = new OrderGroups(new HashMap<>(), new HashSet<>());
    for (Effect effect : effects) {
      if (effect instanceof Effect.Submit(int _, ApprovedOrder approved)) {
        sent.put(approved.order().id(), approved);
      }
      if (effect instanceof Effect.Paired(int _, List<OrderId> ids)) {
        groups.add(
            ids.stream().filter(sent::containsKey).map(sent::get).toList(), abilities.pairs());
      }
    }
    return groups;
  }

  private void add(List<ApprovedOrder> together, boolean asPair) {
    if (asPair
        && together.size() == 2
        && together.stream().filter(OrderGroups::rests).count() == 1) {
      PairedOrders pair = new PairedOrders(together.getFirst(), together.getLast());
      together.forEach(each -> pairs.put(each.order().id(), pair));
    } else if (together.size() > 1) {
      OrderId rests = first(together).id();
      together.stream()
          .map(each -> each.order().id())
          .filter(id -> !id.equals(rests))
          .forEach(kept::add);
    }
  }

  /// Whether it trades at a limit of its own, without a trigger.
  private static boolean rests(ApprovedOrder approved) {
    return approved.order().terms() instanceof Terms.Limit;
  }

  private static Order first(List<ApprovedOrder> together) {
    List<Order> orders = together.stream().map(ApprovedOrder::order).toList();
    return orders.stream()
        .filter(
            each -> each.terms() instanceof Terms.Stop || each.terms() instanceof Terms.StopLimit)
        .findFirst()
        // What follows a price is what exchanges lack.
        .or(
            () ->
                orders.stream()
                    .filter(each -> !(each.terms() instanceof Terms.TrailingStop))
                    .findFirst())
        .orElse(orders.getFirst());
  }
}
