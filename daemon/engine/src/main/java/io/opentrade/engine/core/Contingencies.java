package io.opentrade.engine.core;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.order.Orders;
import io.opentrade.engine.order.TrackedOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which placed orders cancel others, and which place others.
final class Contingencies {
  private final DeskSettings settings;
  private final Orders orders;
  private final Map<OrderId, List<OrderId>> rivals = new HashMap<>();
  private final Map<OrderId, OrderPlan.OneTriggersOther> followers = new HashMap<>();

  Contingencies(DeskSettings settings, Orders orders) {
    this.settings = settings;
    this.orders = orders;
  }

  /// Of these the first that is filled cancels the others.
  void rivals(List<OrderId> ids) {
    for (OrderId id : ids) {
      rivals.put(id, ids.stream().filter(other -> !other.equals(id)).toList());
    }
  }

  /// What is placed when that order is over.
  void follows(OrderId first, OrderPlan.OneTriggersOther both) {
    followers.put(first, both);
  }

  /// What is placed when that order is over, behind it; null for nothing.
  OrderPlan.@Nullable OneTriggersOther follower(OrderId first) {
    return followers.get(first);
  }

  /// The others that were placed with an order.
  List<OrderId> others(OrderId id) {
    return rivals.getOrDefault(id, List.of());
  }

  /// The order was filled, at least in part. At a futures exchange nothing is locked, so what
  /// protects a position rests there until another order of its kind is filled as a whole.
  ///
  /// @return the orders to cancel
  List<OrderId> filled(TrackedOrder after) {
    List<OrderId> others = others(after.order().id());
    boolean waits =
        settings.resizes().getAsBoolean()
            && settings.instrument().contract().future()
            && !after.state().done()
            && reduces(after)
            && others.stream().map(orders::find).allMatch(Contingencies::reduces);
    return waits ? List.of() : others;
  }

  private static boolean reduces(@Nullable TrackedOrder tracked) {
    return tracked == null || tracked.order().purpose().reduceOnly();
  }

  private static boolean reduces(OrderPlan.OneTriggersOther both) {
    return both.held()
        && both.then().begins().stream().allMatch(ticket -> ticket.purpose().reduceOnly());
  }

  /// The order is over.
  ///
  /// @param filled how much of it was
  /// @param held after it: less than what was filled where the fee was taken from it
  /// @return what to place; null for nothing
  @Nullable OrderPlan over(OrderId id, Quantity filled, Held held) {
    rivals.remove(id);
    OrderPlan.OneTriggersOther both = followers.remove(id);
    if (both == null) {
      return null;
    }
    OrderPlan then = both.then();
    // A fee that is taken from what is bought leaves less to sell.
    boolean known = !held.even() || (settings.real() && then.reduces()) || reduces(both);
    Quantity most = known && held.whole().compareTo(filled) < 0 ? held.whole() : filled;
    return most.signum() == 0 ? null : then.atMost(most);
  }

  /// What is held, in whole lots: a fee taken from what was bought leaves dust, which no order can
  /// sell.
  ///
  /// @param even whether there is no dust
  record Held(Quantity whole, boolean even) {
    static Held of(Position position, Instrument instrument) {
      Quantity has = position.quantity().absolute();
      Quantity whole = instrument.quantity(has.value());
      return new Held(whole, whole.compareTo(has) == 0);
    }

    /// What nobody can sell where no whole lot is held, as a fill that gives it up for nothing;
    /// null where there is no such thing.
    ///
    /// @param last that left it
    static @Nullable Fill givenUp(Position position, Instrument instrument, Fill last) {
      Quantity left = position.quantity();
      if (left.signum() <= 0 || of(position, instrument).whole().signum() > 0) {
        return null;
      }
      return new Fill(
          last.id() + "-dust",
          last.order(),
          last.side(),
          left,
          last.price(),
          Money.ZERO,
          Money.ZERO,
          last.at());
    }
  }
}
