package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.core.Engine;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.engine.sim.AwaitedPrice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Orders that the exchange cannot hold, or not beside each other. They wait here for their price
/// and leave at the market when it has come; what rests at the exchange and locks the same coins is
/// taken back before. A function of the account's journal, like the account itself.
final class KeptOrders {
  /// How often an order leaves that surely did not arrive, each time at the next price.
  private static final int TRIES = 20;

  private final VenueTrading trading;
  private final Map<OrderId, Handed> handed = new HashMap<>();
  private final Map<OrderId, Kept> kept = new LinkedHashMap<>();

  /// What orders that are placed anew have followed so far, by their terms.
  private final Map<Terms, @Nullable AwaitedPrice> following = new HashMap<>();

  /// @param price as far as the order before it in its place had followed it; null for a new one
  private record Handed(ApprovedOrder approved, @Nullable AwaitedPrice price) {}

  KeptOrders(VenueTrading trading) {
    this.trading = trading;
  }

  private enum Stage {
    /// For its price.
    WAITS,
    /// Its price has come: it leaves when nothing locks its coins any more.
    DUE,
    /// It has left: what becomes of it the exchange says.
    LEFT
  }

  private static final class Kept {
    private final int desk;
    private final ApprovedOrder approved;
    private final List<Order> lifted = new ArrayList<>(1);
    private Set<OrderId> together = Set.of();
    private @Nullable AwaitedPrice price;
    private Stage stage = Stage.WAITS;
    private int tries;

    private Kept(int desk, Handed handed) {
      this.desk = desk;
      this.approved = handed.approved();
      this.price = handed.price();
    }

    private boolean meets(double market, VenueDesk at) {
      if (price == null) {
        price = new AwaitedPrice(approved.order(), market, at.facts().instrument());
      }
      return price.meets(market);
    }
  }

  /// An order was handed over: to the exchange, or to be kept.
  void handed(ApprovedOrder approved) {
    Order order = approved.order();
    handed.put(order.id(), new Handed(approved, following.get(order.terms())));
  }

  /// Whether an order is here, and not at the exchange.
  boolean has(OrderId id) {
    Kept order = kept.get(id);
    return order != null && order.stage != Stage.LEFT;
  }

  /// Whether an order was here before it left.
  boolean had(OrderId id) {
    return kept.containsKey(id);
  }

  /// How many are here.
  int count() {
    return (int) kept.keySet().stream().filter(this::has).count();
  }

  /// Whether orders of that desk are here.
  boolean anyOf(int desk) {
    return kept.values().stream().anyMatch(each -> here(each, desk));
  }

  /// Whether that price means something to an order of that desk.
  boolean concerned(int desk, double price) {
    return kept.values().stream()
        .filter(each -> here(each, desk))
        .anyMatch(
            each -> each.stage == Stage.DUE || each.price == null || each.price.concerns(price));
  }

  private static boolean here(Kept order, int desk) {
    return order.desk == desk && order.stage != Stage.LEFT;
  }

  /// The exchange cannot hold that order: it waits here. Or it left and surely did not arrive: it
  /// leaves again at the next price. One that was taken back meanwhile is gone.
  void keep(long at, OrderId id, List<Effect> effects) {
    Handed order = handed.remove(id);
    OrderFacts facts = trading.register().find(id);
    Kept before = kept.get(id);
    if (cancelling(id)) {
      kept.remove(id);
      trading.handle(new Report.Cancelled(at, id), effects);
    } else if (before != null) {
      before.stage = Stage.DUE;
    } else if (order != null && facts != null && !over(id)) {
      kept.put(id, new Kept(facts.desk(), order));
      trading.handle(new Report.Accepted(at, id), effects);
    }
  }

  /// Whether an order that left and did not arrive may try again.
  boolean again(OrderId id) {
    Kept order = kept.get(id);
    return order != null && order.stage == Stage.LEFT && order.tries < TRIES;
  }

  /// Whether an order that left and was refused may try again: nothing else protects once it is
  /// gone, since no stop was taken back for it that rests again then.
  boolean alone(OrderId id) {
    Kept order = kept.get(id);
    return again(id)
        && order != null
        && order.approved.order().purpose().reduceOnly()
        && order.lifted.stream().noneMatch(each -> each.purpose() == Purpose.STOP_LOSS);
  }

  private Engine engine() {
    return trading.engine();
  }

  private boolean cancelling(OrderId id) {
    TrackedOrder order = engine().order(id);
    return order != null && order.state() instanceof OrderState.CancelPending;
  }

  private boolean over(OrderId id) {
    TrackedOrder order = engine().order(id);
    return order == null || order.state().done();
  }

  /// A desk's market stands at a price.
  void priced(VenueDesk desk, long at, double price, List<Effect> effects) {
    for (Kept order : List.copyOf(kept.values())) {
      boolean waits = order.stage == Stage.WAITS && order.desk == desk.number();
      if (waits && order.meets(price, desk)) {
        OrderId id = order.approved.order().id();
        order.stage = Stage.DUE;
        order.together = engine().desk(order.desk).companions(id);
        if (!desk.future()) {
          lift(order, at, effects);
        }
      }
    }
    leave(at, effects);
  }

  /// Takes back what locks the coins that the order is to sell.
  private void lift(Kept order, long at, List<Effect> effects) {
    OrderId own = order.approved.order().id();
    for (TrackedOrder each : engine().desk(order.desk).openOrderList()) {
      OrderId id = each.order().id();
      if (order.together.contains(id) && !id.equals(own) && !has(id)) {
        order.lifted.add(each.order());
        trading.handle(new Command.Cancel(at, id), effects);
      }
    }
  }

  /// Lets those leave whose price has come and whose coins nothing locks, for no more than is held:
  /// what a person has sold since they were placed is not there to be sold again.
  private void leave(long at, List<Effect> effects) {
    for (Kept order : List.copyOf(kept.values())) {
      OrderId id = order.approved.order().id();
      boolean free = order.lifted.stream().allMatch(each -> over(each.id()));
      if (order.stage == Stage.DUE && free && !over(id) && !cancelling(id)) {
        boolean reduces = order.approved.order().purpose().reduceOnly();
        Quantity held = held(order.desk);
        if (reduces && held.signum() == 0) {
          kept.remove(id);
          trading.handle(new Report.Cancelled(at, id), effects);
          continue;
        }
        order.stage = Stage.LEFT;
        order.tries++;
        trading.register().left(id, at);
        ApprovedOrder leaves = order.approved.atMarket();
        effects.add(new Effect.Submit(order.desk, reduces ? leaves.atMost(held) : leaves));
      }
    }
  }

  /// An order is being taken back. One that is here is gone at once.
  ///
  /// @return whether it was here
  boolean withdrawn(long at, OrderId id, List<Effect> effects) {
    if (!has(id)) {
      return false;
    }
    kept.remove(id);
    trading.handle(new Report.Cancelled(at, id), effects);
    return true;
  }

  /// The exchange has said something of an order, which the engine knows already.
  void heard(Report report, List<Effect> effects) {
    OrderId id = report.order();
    if (!(report instanceof Report.Unanswered)) {
      handed.remove(id);
    }
    if (report instanceof Report.CancelRefused) {
      waitAgain(id);
    }
    if (over(id)) {
      Kept order = kept.remove(id);
      if (order != null
          && order.stage == Stage.LEFT
          && report instanceof Report.Rejected(long at, var _, String reason)) {
        refused(order, at, reason, effects);
      }
      leave(report.at(), effects);
    }
  }

  /// An order that was to be taken back rests on: whoever waits for that waits for the price again.
  private void waitAgain(OrderId rests) {
    for (Kept order : kept.values()) {
      boolean waited = order.lifted.stream().anyMatch(each -> each.id().equals(rests));
      if (order.stage == Stage.DUE && waited) {
        order.stage = Stage.WAITS;
        order.lifted.clear();
      }
    }
  }

  /// One that left was not taken. What was taken back for it rests again, together with what waits
  /// beside it; it waits again itself where it never came, since another try may.
  private void refused(Kept order, long at, String reason, List<Effect> effects) {
    Order own = order.approved.order();
    Quantity held = held(order.desk);
    if (!own.purpose().reduceOnly() || held.signum() == 0 || engine().desk(order.desk).busy()) {
      return;
    }
    List<Order> again = new ArrayList<>(order.lifted);
    for (Kept beside : List.copyOf(kept.values())) {
      OrderId id = beside.approved.order().id();
      if (order.together.contains(id) && withdrawn(at, id, effects)) {
        again.add(beside.approved.order());
        following.put(beside.approved.order().terms(), beside.price);
      }
    }
    if (reason.equals(AccountBooks.NEVER_CAME)) {
      again.add(own);
      following.put(own.terms(), order.price);
    }
    place(
        order.desk, at, again.stream().map(each -> Ticket.of(each).atMost(held)).toList(), effects);
    following.clear();
  }

  private Quantity held(int desk) {
    Quantity position = engine().desk(desk).position().quantity().absolute();
    return trading.desks().get(desk).facts().instrument().quantity(position.value());
  }

  private void place(int desk, long at, List<Ticket> tickets, List<Effect> effects) {
    if (!tickets.isEmpty()) {
      OrderPlan plan =
          tickets.size() == 1
              ? new OrderPlan.Single(tickets.getFirst())
              : new OrderPlan.OneCancelsOther(tickets);
      trading.handle(new Command.Place(at, desk, plan), effects);
    }
  }
}
