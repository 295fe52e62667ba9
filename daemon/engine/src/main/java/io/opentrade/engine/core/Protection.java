package io.opentrade.engine.core;

import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Purpose;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which protection belongs to which entry, and which protective orders belong together: when one
/// of a group is executed, the others are cancelled.
final class Protection {
  /// Exit reasons that mean a stop where no order of ours was one.
  private static final Set<String> STOPS = Set.of("stop_loss", "trailing_stop_loss", "liquidation");

  private static final Bracket NONE = new Bracket(null, null, null);

  private final Map<OrderId, Bracket> planned = new LinkedHashMap<>();
  private final Map<OrderId, List<OrderId>> groups = new HashMap<>();
  private final int remembered;

  /// @param remembered for how many entries the plan is kept: a cancelled one may fill late
  Protection(int remembered) {
    this.remembered = remembered;
  }

  /// Remembers what to attach once the entry fills.
  void plan(OrderId entry, Bracket bracket) {
    if (!bracket.empty()) {
      planned.put(entry, bracket);
      if (planned.size() > remembered) {
        planned.remove(planned.keySet().iterator().next());
      }
    }
  }

  /// What to attach to a fill of that entry.
  Bracket planned(OrderId entry) {
    return planned.getOrDefault(entry, NONE);
  }

  /// The members of an order's group; empty for an order without one.
  List<OrderId> group(OrderId order) {
    return groups.getOrDefault(order, List.of());
  }

  void group(List<OrderId> members) {
    members.forEach(member -> groups.put(member, members));
  }

  /// The order was executed in full: forgets it and its group.
  ///
  /// @return the other orders of its group; empty for an order without one
  List<OrderId> executed(OrderId order) {
    planned.remove(order);
    List<OrderId> group = groups.getOrDefault(order, List.of());
    group.forEach(groups::remove);
    return group.stream().filter(member -> !member.equals(order)).toList();
  }

  /// The order is done without having been executed in full.
  void withdrawn(OrderId order) {
    groups.remove(order);
  }

  /// Whether an order is a stop, or stands for one by the rules of another program.
  static boolean stops(Order order) {
    return order.purpose() == Purpose.STOP_LOSS
        || order.purpose() == Purpose.TRAILING_STOP
        || STOPS.contains(order.tag());
  }
}
