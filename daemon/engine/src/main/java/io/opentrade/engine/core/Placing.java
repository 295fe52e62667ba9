package io.opentrade.engine.core;

import io.opentrade.engine.core.Effect.Cause;
import io.opentrade.engine.core.Effect.Dropped;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Ticket;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Places orders that hang on each other at a desk.
final class Placing {
  private final int number;
  private final DeskSettings settings;
  private final Supplier<OrderId> ids;
  private final Placements placements;
  private final Contingencies contingencies;
  private final Supplier<@Nullable Price> market;
  private final PositionGuard.Sender sender;
  private final Predicate<List<OrderId>> followed;
  private int handle;

  /// @param number of the desk
  /// @param ids a fresh order id at each call
  /// @param market the price last heard of; null before the first
  /// @param followed whether orders that were placed together are resized with each other; else
  ///     the first fill of one cancels the others
  Placing(
      int number,
      DeskSettings settings,
      Supplier<OrderId> ids,
      Placements placements,
      Contingencies contingencies,
      Supplier<@Nullable Price> market,
      PositionGuard.Sender sender,
      Predicate<List<OrderId>> followed) {
    this.number = number;
    this.settings = settings;
    this.ids = ids;
    this.placements = placements;
    this.contingencies = contingencies;
    this.market = market;
    this.sender = sender;
    this.followed = followed;
  }

  /// The handle under which orders are being placed; 0 for none.
  int handle() {
    return handle;
  }

  /// @param under a handle; 0 for none
  /// @return those that were sent
  List<OrderId> place(int under, OrderPlan plan, List<Effect> effects) {
    handle = under;
    try {
      return place(plan, effects);
    } finally {
      handle = 0;
    }
  }

  /// What comes after an order is placed under its handle.
  ///
  /// @return those that were sent
  List<OrderId> after(OrderId before, OrderPlan plan, List<Effect> effects) {
    return place(placements.handle(before), plan, effects);
  }

  private List<OrderId> place(OrderPlan plan, List<Effect> effects) {
    return switch (plan) {
      case OrderPlan.Single(Ticket ticket) -> sent(List.of(ticket), effects);
      case OrderPlan.OneTriggersOther both -> {
        List<OrderId> placed = sent(List.of(both.first()), effects);
        placed.forEach(id -> contingencies.follows(id, both));
        yield placed;
      }
      case OrderPlan.OneCancelsOther(List<Ticket> tickets) -> {
        List<OrderId> placed = sent(tickets, effects);
        if (!followed.test(placed)) {
          contingencies.rivals(placed);
        }
        paired(placed, effects);
        yield placed;
      }
    };
  }

  private List<OrderId> sent(List<Ticket> tickets, List<Effect> effects) {
    return tickets.stream().flatMap(each -> Stream.ofNullable(sent(each, effects))).toList();
  }

  private @Nullable OrderId sent(Ticket ticket, List<Effect> effects) {
    BigDecimal leverage = settings.gate().leverage(Double.NaN).value();
    Order order = ticket.order(ids.get()).at(leverage);
    if (handle != 0) {
      placements.add(handle, order.id());
    }
    Price expected = settings.quotes().worst(order, market.get());
    if (expected == null) {
      effects.add(new Dropped(Cause.REFUSED, "there is no market price yet"));
      return null;
    }
    return sender.send(order, expected, effects) ? order.id() : null;
  }

  /// Says which of the orders sent belong together.
  void paired(List<OrderId> placed, List<Effect> effects) {
    if (settings.real() && placed.size() > 1) {
      effects.add(new Effect.Paired(number, placed));
    }
  }

  /// What rests again after an exit that came to nothing. Of what people placed the first fill
  /// cancels the others, as before.
  void together(List<OrderId> again) {
    if (!settings.locks()) {
      contingencies.rivals(again);
    }
  }
}
