package io.opentrade.server.simulate.exchange;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an account has, and what of it is kept for its orders.
final class Wallet {
  private record Hold(String asset, BigDecimal amount) {}

  private final TreeMap<String, BigDecimal> free = new TreeMap<>();
  private final Map<String, BigDecimal> locked = new HashMap<>();
  private final Map<Long, Hold> holds = new HashMap<>();
  private final TreeSet<String> touched = new TreeSet<>();

  BigDecimal free(String asset) {
    return free.getOrDefault(asset, BigDecimal.ZERO);
  }

  Balance balance(String asset) {
    return new Balance(free(asset), locked.getOrDefault(asset, BigDecimal.ZERO));
  }

  Map<String, Balance> balances() {
    Map<String, Balance> all = new TreeMap<>();
    free.keySet().forEach(asset -> all.put(asset, balance(asset)));
    return all;
  }

  boolean covers(String asset, BigDecimal amount) {
    return free(asset).compareTo(amount) >= 0;
  }

  /// Adds to what is free; takes away where negative.
  void add(String asset, BigDecimal amount) {
    free.merge(asset, amount, BigDecimal::add);
    touched.add(asset);
  }

  /// Keeps so much for an order, instead of what was kept for it before.
  void hold(long order, String asset, BigDecimal amount) {
    release(order);
    if (amount.signum() > 0) {
      holds.put(order, new Hold(asset, amount));
      locked.merge(asset, amount, BigDecimal::add);
      add(asset, amount.negate());
    }
  }

  void release(long order) {
    Hold hold = holds.remove(order);
    if (hold != null) {
      locked.merge(hold.asset(), hold.amount().negate(), BigDecimal::add);
      add(hold.asset(), hold.amount());
    }
  }

  /// The assets that changed since this was asked last.
  Map<String, Balance> takeTouched() {
    Map<String, Balance> changed = new TreeMap<>();
    touched.forEach(asset -> changed.put(asset, balance(asset)));
    touched.clear();
    return changed;
  }
}
