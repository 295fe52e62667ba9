package io.opentrade.engine.core;

import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The protection attached to an entry.
///
/// @param stop trigger of the stop-loss
/// @param takeProfit limit price of the take-profit
/// @param trail distance of the trailing stop
record Bracket(@Nullable Price stop, @Nullable Price takeProfit, @Nullable Price trail) {
  /// The exit reason of a stop-loss.
  static final String STOP = "stop";

  boolean empty() {
    return stop == null && takeProfit == null && trail == null;
  }

  /// How far the nearer of stop-loss and trailing stop lies from the entry; not a number without
  /// either.
  double distance(Price entry) {
    double fixed =
        stop == null
            ? Double.NaN
            : Math.abs(entry.value().doubleValue() - stop.value().doubleValue());
    double moving = trail == null ? Double.NaN : trail.value().doubleValue();
    return Double.isNaN(fixed) ? moving : Double.isNaN(moving) ? fixed : Math.min(fixed, moving);
  }

  /// The protective orders for what an entry brought, the stop first.
  ///
  /// @param quantity in whole lots
  List<Order> orders(Quantity quantity, Side side, Supplier<OrderId> ids) {
    List<Order> orders = new ArrayList<>(3);
    if (stop != null) {
      Terms terms = new Terms.Stop(stop);
      orders.add(new Order(ids.get(), side, quantity, terms, Purpose.STOP_LOSS, STOP));
    }
    if (trail != null) {
      Terms terms = new Terms.TrailingStop(trail);
      orders.add(new Order(ids.get(), side, quantity, terms, Purpose.TRAILING_STOP, "trail"));
    }
    if (takeProfit != null) {
      Terms terms = new Terms.Limit(takeProfit);
      orders.add(new Order(ids.get(), side, quantity, terms, Purpose.TAKE_PROFIT, "takeProfit"));
    }
    return orders;
  }
}
