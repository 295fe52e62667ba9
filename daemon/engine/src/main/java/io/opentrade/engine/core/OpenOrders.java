package io.opentrade.engine.core;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.Orders;
import io.opentrade.engine.order.TrackedOrder;
import org.jspecify.annotations.Nullable;

/// What the open orders of a desk may still do: the cash they may take, what they may add to a
/// position or sell of it, and what the desk waits for.
final class OpenOrders {
  private final Orders orders;
  private final DeskSettings settings;

  OpenOrders(Orders orders, DeskSettings settings) {
    this.orders = orders;
    this.settings = settings;
  }

  /// Whether an entry rests in the market.
  boolean entryResting() {
    if (orders.open().isEmpty()) {
      return false;
    }
    for (TrackedOrder tracked : orders.open()) {
      if (tracked.order().purpose() == Purpose.ENTRY) {
        return true;
      }
    }
    return false;
  }

  /// Whether an order of that purpose is about to be executed or cancelled; a limit order that
  /// merely rests is not.
  boolean underWay(Purpose purpose) {
    if (orders.open().isEmpty()) {
      return false; // at most bars of most runs, and asked at each: not even an iterator is made
    }
    for (TrackedOrder tracked : orders.open()) {
      boolean resting =
          !(tracked.order().terms() instanceof Terms.Market)
              && !(tracked.state() instanceof OrderState.CancelPending);
      if (tracked.order().purpose() == purpose && !resting) {
        return true;
      }
    }
    return false;
  }

  /// Cash that the entries may need.
  ///
  /// @param market the price last heard of; null before the first
  Money reserved(@Nullable Price market) {
    Money reserved = Money.ZERO;
    for (TrackedOrder tracked : orders.open()) {
      reserved = reserved.plus(reserved(tracked, market));
    }
    return reserved;
  }

  /// Cash that one of the entries may need.
  ///
  /// @param market the price last heard of; null before the first
  Money reserved(TrackedOrder tracked, @Nullable Price market) {
    Price price = entryPrice(tracked.order(), market);
    return price == null
        ? Money.ZERO
        : settings.gate().cost(tracked.remaining(), price, tracked.order().leverage());
  }

  /// What the entries would add to a position.
  ///
  /// @param market the price last heard of; null before the first
  Money notional(@Nullable Price market) {
    Money notional = Money.ZERO;
    for (TrackedOrder tracked : orders.open()) {
      Price price = entryPrice(tracked.order(), market);
      if (price != null) {
        notional = notional.plus(settings.instrument().notional(price, tracked.remaining()));
      }
    }
    return notional;
  }

  /// The worst that an entry may be filled at; null where that is not known, or for no entry.
  private @Nullable Price entryPrice(Order order, @Nullable Price market) {
    return order.purpose() == Purpose.ENTRY ? settings.quotes().worst(order, market) : null;
  }

  /// What of a long position they may sell.
  Quantity offered(Quantity held) {
    Quantity offered = Quantity.ZERO;
    for (TrackedOrder tracked : orders.open()) {
      if (tracked.order().side() == Side.SELL && tracked.order().purpose().reduceOnly()) {
        offered = offered.plus(tracked.remaining());
      }
    }
    return held.signum() <= 0 ? Quantity.ZERO : offered.compareTo(held) < 0 ? offered : held;
  }
}
