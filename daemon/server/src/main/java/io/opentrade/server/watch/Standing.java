package io.opentrade.server.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.FillInfo;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// What of a moment is needed to find out later what has happened since: the states of things, by
/// names that stay the same.
///
/// @param since orders that are not here and were sent before are no news
/// @param fills names only
/// @param checks empty where it comes from an earlier daemon: health is looked at anew
record Standing(
    Instant since,
    Map<String, String> accounts,
    Map<String, String> orders,
    Set<String> fills,
    Map<String, String> strategies,
    Map<String, String> checks) {
  private static final Set<String> OVER =
      Set.of("filled", "cancelled", "rejected", "denied", "expired");

  /// Clocks differ, and an order may be found late.
  private static final Duration LATE = Duration.ofHours(1);

  static Standing of(Snapshot snapshot) {
    return new Standing(
        Instant.EPOCH,
        states(snapshot.accounts(), one -> one.state()),
        states(snapshot.orders(), OrderInfo::state),
        snapshot.fills().keySet(),
        states(snapshot.strategies(), one -> one.state()),
        states(snapshot.checks(), one -> one.state().name()));
  }

  /// The same, small enough to be written down: without orders that were over long ago.
  static String print(Snapshot snapshot, Instant now) {
    Standing all = of(snapshot);
    Instant since = now.minus(LATE);
    Map<String, OrderInfo> orders = new LinkedHashMap<>(snapshot.orders());
    orders.values().removeIf(one -> OVER.contains(one.state()) && one.at().isBefore(since));
    return Requests.print(
        new Standing(
            since,
            all.accounts,
            states(orders, OrderInfo::state),
            new TreeSet<>(all.fills),
            all.strategies,
            Map.of()));
  }

  /// @throws IllegalArgumentException where it was not printed here
  static Standing read(String text) {
    try {
      return Requests.read(new ObjectMapper().readTree(text), Standing.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalArgumentException("no standing", damaged);
    }
  }

  private static <T> Map<String, String> states(Map<String, T> things, Function<T, String> state) {
    Map<String, String> states = new LinkedHashMap<>();
    things.forEach((name, thing) -> states.put(name, state.apply(thing)));
    return states;
  }

  boolean isNews(String name, OrderInfo order) {
    String known = orders.get(name);
    return known == null ? !order.at().isBefore(since) : !known.equals(order.state());
  }

  boolean isNews(String name, FillInfo fill) {
    return !fills.contains(name) && !fill.at().isBefore(since);
  }
}
