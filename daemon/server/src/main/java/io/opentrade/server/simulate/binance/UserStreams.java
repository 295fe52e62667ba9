package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.server.simulate.Simulation;
import io.opentrade.server.simulate.exchange.ExchangeEvent;
import io.opentrade.server.simulate.exchange.OrderPair;
import io.opentrade.server.simulate.exchange.SpotOrder;
import java.util.ArrayList;
import java.util.List;

/// Tells accounts what happens to them, by listen keys and by subscriptions of the WebSocket
/// interface. Used while nothing else happens in the exchange.
final class UserStreams implements Simulation.Listener {
  private record Subscription(long id, String account, Subscriber subscriber) {}

  private final Simulation simulation;
  private final StreamHub hub;
  private final ListenKeys keys;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private long reports;

  UserStreams(Simulation simulation, StreamHub hub, ListenKeys keys) {
    this.simulation = simulation;
    this.hub = hub;
    this.keys = keys;
  }

  /// @return the subscription's id, unique on its socket
  long subscribe(String account, Subscriber subscriber) {
    long id =
        subscriptions.stream()
            .filter(each -> each.subscriber().equals(subscriber))
            .mapToLong(each -> each.id() + 1)
            .max()
            .orElse(0);
    subscriptions.add(new Subscription(id, account, subscriber));
    return id;
  }

  /// @param id null for all of that socket
  void unsubscribe(Subscriber subscriber, @org.jspecify.annotations.Nullable Long id) {
    subscriptions.removeIf(
        each -> each.subscriber().equals(subscriber) && (id == null || each.id() == id));
  }

  @Override
  public void heard(List<ExchangeEvent> events) {
    for (ExchangeEvent event : events) {
      switch (event) {
        case ExchangeEvent.OrderChanged changed -> {
          reports++;
          tell(changed.order().account(), UserMessages.report(changed, reports));
        }
        case ExchangeEvent.PairChanged changed ->
            tell(
                changed.pair().account(),
                UserMessages.pair(changed.pair(), orders(changed.pair()), changed.at()));
        case ExchangeEvent.BalancesChanged changed ->
            tell(changed.account(), UserMessages.balances(changed));
        case ExchangeEvent.Printed _, ExchangeEvent.LevelChanged _ -> {}
      }
    }
  }

  private List<SpotOrder> orders(OrderPair pair) {
    return simulation.exchange().orders(pair.account(), pair.symbol()).stream()
        .filter(order -> order.listId() == pair.id())
        .toList();
  }

  private void tell(String account, ObjectNode message) {
    keys.of(account, simulation.now()).forEach(key -> hub.publish(key, message));
    for (Subscription subscription : List.copyOf(subscriptions)) {
      if (subscription.account().equals(account)) {
        subscription.subscriber().hear(subscription.id(), message);
      }
    }
  }
}
