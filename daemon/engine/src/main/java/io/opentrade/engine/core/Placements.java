package io.opentrade.engine.core;

import io.opentrade.engine.domain.OrderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which orders belong to what a strategy placed, by the handle it knows it by. The oldest handles
/// are forgotten.
final class Placements {
  private final int remembered;
  private final Map<Integer, List<OrderId>> byHandle = new LinkedHashMap<>();
  private final Map<OrderId, Integer> handles = new HashMap<>();

  Placements(int remembered) {
    this.remembered = remembered;
  }

  void add(int handle, OrderId id) {
    byHandle.computeIfAbsent(handle, _ -> new ArrayList<>(1)).add(id);
    handles.put(id, handle);
    if (byHandle.size() > remembered) {
      Integer oldest = byHandle.keySet().iterator().next();
      List<OrderId> gone = byHandle.remove(oldest);
      gone.forEach(handles::remove);
    }
  }

  /// An order takes the place of another one.
  void succeed(OrderId before, OrderId after) {
    int handle = handle(before);
    if (handle != 0 && !before.equals(after)) {
      add(handle, after);
    }
  }

  /// The orders of a handle; empty where it is not known.
  List<OrderId> orders(int handle) {
    return byHandle.getOrDefault(handle, List.of());
  }

  /// The handle of an order; 0 where it was not placed by one.
  int handle(OrderId id) {
    return handles.getOrDefault(id, 0);
  }
}
