package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.TimeInForce;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// When orders expire, milliseconds since the epoch (UTC).
final class Deadlines {
  private static final long DAY = 86_400_000L;

  private final Map<OrderId, Long> ends = new LinkedHashMap<>();
  private long earliest = Long.MAX_VALUE;

  /// The end of an order that comes now; `Long.MAX_VALUE` for none.
  static long end(Order order, long now) {
    return switch (order.conditions().timeInForce()) {
      case TimeInForce.GoodTillDate(long until) -> until;
      case TimeInForce.Day _ -> (Math.floorDiv(now, DAY) + 1) * DAY;
      case TimeInForce.GoodTillCancelled _,
          TimeInForce.ImmediateOrCancel _,
          TimeInForce.FillOrKill _ ->
          Long.MAX_VALUE;
    };
  }

  void watch(OrderId id, long end) {
    if (end != Long.MAX_VALUE) {
      ends.put(id, end);
      earliest = Math.min(earliest, end);
    }
  }

  void forget(OrderId id) {
    if (ends.remove(id) != null) {
      earliest = ends.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    }
  }

  boolean due(long instant) {
    return instant >= earliest;
  }

  /// The orders whose time is over, oldest first.
  List<OrderId> over(long instant) {
    if (!due(instant)) {
      return List.of();
    }
    List<OrderId> over = new ArrayList<>();
    ends.forEach(
        (id, end) -> {
          if (instant >= end) {
            over.add(id);
          }
        });
    return over;
  }
}
