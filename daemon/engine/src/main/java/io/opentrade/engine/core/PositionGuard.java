package io.opentrade.engine.core;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.order.Orders;
import io.opentrade.engine.order.TrackedOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What protects a desk's position: attached to the fills of an entry, taken back where an exit
/// needs what it locks, and sent again where that exit came to nothing.
final class PositionGuard {
  private final DeskSettings settings;
  private final Instrument instrument;
  private final Orders orders;
  private final Cancellations cancellations;
  private final Ways ways;
  private final Protection protection;
  private final Covers covers;
  private final Lifted lifted = new Lifted();

  /// What of the position is less than a lot, so that no order can protect it.
  private Quantity dust = Quantity.ZERO;

  /// Has an order examined, and sent where it may be.
  @FunctionalInterface
  interface Sender {
    /// @param expected what it will be filled at, or a worse price
    /// @return whether it was sent
    boolean send(Order order, Price expected, List<Effect> effects);
  }

  /// What it does through its desk.
  ///
  /// @param ids a fresh order id at each call
  /// @param paired says which of the orders sent belong together
  /// @param rivals the others of an order that was placed with them
  /// @param position what is held
  /// @param price the one last heard of
  /// @param exiting whether an exit is to sell what is held
  /// @param together hears which of the orders that were sent again belong together
  record Ways(
      Supplier<OrderId> ids,
      Sender sender,
      BiConsumer<List<OrderId>, List<Effect>> paired,
      Function<OrderId, List<OrderId>> rivals,
      Supplier<Position> position,
      Supplier<Price> price,
      BooleanSupplier exiting,
      Consumer<List<OrderId>> together) {}

  /// @param remembered for how many entries the plan is kept
  PositionGuard(
      DeskSettings settings,
      Orders orders,
      Cancellations cancellations,
      Placements placements,
      Ways ways,
      int remembered) {
    this.settings = settings;
    this.instrument = settings.instrument();
    this.orders = orders;
    this.cancellations = cancellations;
    this.ways = ways;
    this.protection = new Protection(remembered);
    this.covers = new Covers(settings, orders, cancellations, placements, ways, this::companions);
  }

  /// Remembers what to attach once the entry fills.
  void plan(OrderId entry, Bracket bracket) {
    protection.plan(entry, bracket);
  }

  /// An order with what its execution places: what was planned to follow it, or what the fills of
  /// an entry attach to it; null for nothing.
  OrderPlan.@Nullable OneTriggersOther follower(
      OrderId id, OrderPlan.@Nullable OneTriggersOther planned) {
    TrackedOrder first = orders.find(id);
    return planned != null || first == null ? planned : attached(first.order());
  }

  private OrderPlan.@Nullable OneTriggersOther attached(Order entry) {
    Bracket bracket = protection.planned(entry.id());
    if (entry.purpose().reduceOnly() || bracket.empty()) {
      return null;
    }
    List<Ticket> tickets =
        bracket.orders(entry.quantity(), entry.side().opposite(), entry::id).stream()
            .map(Ticket::of)
            .toList();
    return new OrderPlan.OneTriggersOther(
        Ticket.of(entry),
        tickets.size() == 1
            ? new OrderPlan.Single(tickets.getFirst())
            : new OrderPlan.OneCancelsOther(tickets));
  }

  /// All fills of an entry share one protection, which is resized; or each has its own, as large as
  /// the fill. A trailing stop is never resized, since a new one would forget how far the price has
  /// been. What a fee left of less than a lot is protected with the next.
  ///
  /// @param fill as it changed what is held
  void protect(Order entry, Fill fill, List<Effect> effects) {
    Bracket bracket = protection.planned(entry.id());
    if (bracket.empty()) {
      return;
    }
    if (resizes() && bracket.trail() == null) {
      covers.entered(entry, bracket, fill, effects);
      return;
    }
    Quantity bare = dust.plus(fill.quantity());
    Quantity whole = instrument.quantity(bare.value());
    dust = bare.minus(whole);
    if (whole.signum() > 0) {
      send(bracket.orders(whole, entry.side().opposite(), ways.ids()), fill.price(), effects);
    }
  }

  private boolean resizes() {
    return settings.resizes().getAsBoolean();
  }

  /// Orders that were placed together, of which one cancels the others.
  ///
  /// @return whether they are resized with each other; else the first fill cancels the others
  boolean follow(List<OrderId> placed) {
    return resizes() && covers.follow(placed);
  }

  /// A reduction was filled, at least in part.
  void reduced(Fill fill) {
    covers.filled(fill);
  }

  /// Something has become known of an order, and everything else follows from it already.
  void heard(TrackedOrder after, long at, List<Effect> effects) {
    covers.heard(after, at, effects);
  }

  /// Whether an order is sent again from here where it never came, if it is still needed.
  boolean sendsAgain(OrderId id) {
    return covers.sendsAgain(id);
  }

  /// A price has come that passes no stop.
  void priced(long at, List<Effect> effects) {
    covers.priced(at, effects);
  }

  /// Whether the price must be watched here, since a stop was taken back and no other rests yet.
  boolean watches() {
    return covers.bare();
  }

  /// Whether the price has passed such a stop.
  boolean passed(Price price) {
    return covers.passed(price);
  }

  private List<OrderId> send(List<Order> group, Price expected, List<Effect> effects) {
    List<OrderId> sent = new ArrayList<>(3);
    for (Order order : group) {
      if (ways.sender().send(order, expected, effects)) {
        sent.add(order.id());
      }
    }
    protection.group(sent);
    ways.paired().accept(sent, effects);
    return sent;
  }

  /// An order was executed in full: what belongs to it is taken back.
  void executed(long at, OrderId order, List<Effect> effects) {
    for (OrderId sibling : protection.executed(order)) {
      cancellations.cancel(at, sibling, effects);
    }
  }

  /// An order is done without having been executed in full.
  void withdrawn(OrderId order) {
    protection.withdrawn(order);
  }

  /// Takes back what locks what an exit is to sell.
  ///
  /// @return whether the exit must wait for that
  boolean lift(long at, List<Effect> effects) {
    boolean waits = false;
    for (TrackedOrder tracked : List.copyOf(orders.open())) {
      Order order = tracked.order();
      if (order.purpose().reduceOnly() && !(order.terms() instanceof Terms.Market)) {
        waits = true;
        if (!covers.lifted(order.id())) {
          lifted.add(order, companions(order.id()));
        }
        cancellations.cancel(at, order.id(), effects);
      }
    }
    return waits;
  }

  /// The exit came to nothing: what was taken back for it is sent again.
  void protectAgain(long at, List<Effect> effects) {
    Quantity held = Contingencies.Held.of(ways.position().get(), instrument).whole();
    for (List<Order> group : lifted.again(held, ways.ids())) {
      ways.together().accept(send(group, ways.price().get(), effects));
    }
    covers.again(at, effects);
  }

  /// An order and those that it cancels once it is filled.
  Set<OrderId> companions(OrderId id) {
    Set<OrderId> all = new HashSet<>(protection.group(id));
    all.addAll(ways.rivals().apply(id));
    all.addAll(covers.members(id));
    all.add(id);
    return all;
  }

  /// The position is closed: nothing of it is to be protected.
  void closed() {
    lifted.forget();
    covers.forget();
    dust = Quantity.ZERO;
  }
}
