package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.risk.ApprovedOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Two orders that leave as one: the first that is filled cancels the other.
record PairedOrders(ApprovedOrder first, ApprovedOrder last) {
  /// The pairs among what an engine wants, under both of their ids. More than two that hang
  /// together are no pair.
  static Map<OrderId, PairedOrders> among(List<Effect> effects) {
    Map<OrderId, PairedOrders> pairs = new HashMap<>();
    Map<OrderId, ApprovedOrder> sent = new HashMap<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Submit(int _, ApprovedOrder approved)) {
        sent.put(approved.order().id(), approved);
      }
      if (effect instanceof Effect.Paired(int _, List<OrderId> ids) && ids.size() == 2) {
        ApprovedOrder first = sent.get(ids.getFirst());
        ApprovedOrder last = sent.get(ids.getLast());
        if (first != null && last != null) {
          PairedOrders pair = new PairedOrders(first, last);
          ids.forEach(id -> pairs.put(id, pair));
        }
      }
    }
    return pairs;
  }

  List<ApprovedOrder> both() {
    return List.of(first, last);
  }
}
