package io.opentrade.server.session;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.OrderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which orders were sent, by whom and under which key. The oldest that are over are forgotten;
/// keys are not.
final class OrderRegister {
  private static final int REMEMBERED = 10_000;

  /// As what the exchange says is told.
  private static final String NOBODY = "exchange";

  private final Map<OrderId, OrderFacts> orders = new LinkedHashMap<>();
  private final Map<OrderId, List<Fill>> fills = new HashMap<>();
  private final Map<String, List<OrderId>> keys = new HashMap<>();
  private final Map<Integer, Asked> closings = new HashMap<>();
  private final Map<OrderId, Asked> replacements = new HashMap<>();
  private final Predicate<OrderId> over;
  private @Nullable String key;
  private String by = NOBODY;
  private @Nullable BiConsumer<OrderFacts, Fill> listener;

  /// Who asked for something, and under which key.
  private record Asked(String by, @Nullable String key) {}

  /// @param over whether nothing more is to come of an order
  OrderRegister(Predicate<OrderId> over) {
    this.over = over;
  }

  /// From now on somebody hears of each fill, and nothing is forgotten.
  void tell(BiConsumer<OrderFacts, Fill> heard) {
    listener = heard;
  }

  /// What is sent from now on is that one's.
  void by(String who, @Nullable String underKey) {
    by = who;
    key = underKey;
  }

  /// Something was taken in that nobody said: what is sent from now on is neither that one's who
  /// said something before, nor under the key of that.
  void byNobody() {
    by(NOBODY, null);
  }

  /// What is sent from now on follows from an order, and is that one's who sent it.
  void because(OrderId id) {
    OrderFacts facts = orders.get(id);
    if (facts != null) {
      by(facts.by(), facts.key());
    }
  }

  /// A desk is to be closed by whoever asks now: the order that does so may be sent later, when
  /// the exchange has given free what it is to sell.
  void closes(int desk) {
    closings.put(desk, new Asked(by, key));
  }

  /// What a desk held is closed.
  void closed(int desk) {
    closings.remove(desk);
  }

  /// Whoever asks now has an order give way to another, which is sent when that is over.
  void replaces(OrderId old) {
    replacements.put(old, new Asked(by, key));
  }

  /// What has taken the place of orders since is that one's who asked for it.
  ///
  /// @param successors of an order; empty for none so far
  void succeeded(Function<OrderId, List<OrderId>> successors) {
    for (OrderId old : List.copyOf(replacements.keySet())) {
      List<OrderId> now = successors.apply(old);
      Asked asked = now.isEmpty() ? null : replacements.remove(old);
      if (asked != null) {
        now.forEach(id -> belongs(id, asked));
      }
    }
  }

  private void belongs(OrderId id, Asked asked) {
    OrderFacts facts = orders.get(id);
    if (facts != null) {
      orders.put(id, new OrderFacts(id, facts.desk(), facts.at(), asked.key(), asked.by()));
      if (asked.key() != null) {
        keys.computeIfAbsent(asked.key(), _ -> new ArrayList<>(1)).add(id);
      }
    }
  }

  /// An order was sent that closes what a desk holds.
  void sentToClose(OrderId id, int desk, long at) {
    Asked asked = closings.remove(desk);
    sent(id, desk, at, asked == null ? new Asked(by, key) : asked);
  }

  void sent(OrderId id, int desk, long at) {
    sent(id, desk, at, new Asked(by, key));
  }

  private void sent(OrderId id, int desk, long at, Asked asked) {
    orders.put(id, new OrderFacts(id, desk, at, asked.key(), asked.by()));
    if (asked.key() != null) {
      keys.computeIfAbsent(asked.key(), _ -> new ArrayList<>(1)).add(id);
    }
    if (listener == null && orders.size() > REMEMBERED) {
      forgetOldest();
    }
  }

  /// One that rests for long is not forgotten, however many came after it: its fills are to be
  /// booked.
  private void forgetOldest() {
    for (OrderId id : orders.keySet()) {
      if (over.test(id)) {
        orders.remove(id);
        fills.remove(id);
        return;
      }
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
