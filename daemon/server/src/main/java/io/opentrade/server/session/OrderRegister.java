package io.opentrade.server.session;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.OrderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Which orders were sent, by whom and under which key. The oldest are forgotten; keys are not.
final class OrderRegister {
  private static final int REMEMBERED = 10_000;

  private final Map<OrderId, OrderFacts> orders = new LinkedHashMap<>();
  private final Map<OrderId, List<Fill>> fills = new HashMap<>();
  private final Map<String, List<OrderId>> keys = new HashMap<>();
  private @Nullable String key;
  private String by = "";
  private @Nullable BiConsumer<OrderFacts, Fill> listener;

  /// From now on somebody hears of each fill, and nothing is forgotten.
  void tell(BiConsumer<OrderFacts, Fill> heard) {
    listener = heard;
  }

  /// What is sent from now on is that one's.
  void by(String who, @Nullable String underKey) {
    by = who;
    key = underKey;
  }

  void sent(OrderId id, int desk, long at) {
    orders.put(id, new OrderFacts(id, desk, at, key, by));
    if (key != null) {
      keys.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(id);
    }
    if (listener == null && orders.size() > REMEMBERED) {
      OrderId oldest = orders.keySet().iterator().next();
      orders.remove(oldest);
      fills.remove(oldest);
    }
  }

  /// An order that waited here was sent only now.
  void left(OrderId id, long at) {
    orders.computeIfPresent(
        id, (_, facts) -> new OrderFacts(id, facts.desk(), at, facts.key(), facts.by()));
  }

  /// An order was executed, at least in part.
  void filled(Fill fill) {
    OrderFacts facts = orders.get(fill.order());
    if (facts != null && listener != null) {
      listener.accept(facts, fill);
    } else if (facts != null) {
      fills.computeIfAbsent(fill.order(), _ -> new ArrayList<>(1)).add(fill);
    }
  }

  /// The fills of an order, oldest first.
  List<Fill> fills(OrderId id) {
    return List.copyOf(fills.getOrDefault(id, List.of()));
  }

  @Nullable OrderFacts find(OrderId id) {
    return orders.get(id);
  }

  /// The orders of a key, the first one first; empty where it is new.
  List<OrderId> under(String wanted) {
    return List.copyOf(keys.getOrDefault(wanted, List.of()));
  }

  /// All that are remembered, oldest first.
  List<OrderFacts> all() {
    return List.copyOf(orders.values());
  }
}
