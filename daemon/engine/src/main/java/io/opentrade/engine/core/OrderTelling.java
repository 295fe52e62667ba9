package io.opentrade.engine.core;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderNews;
import io.opentrade.engine.strategy.OrderNews.State;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.Placement;
import org.jspecify.annotations.Nullable;

/// Puts what happened to an order into the words of a strategy.
final class OrderTelling {
  private OrderTelling() {}

  /// @param tracked after what happened
  /// @param handle 0 where it was not placed by one
  /// @param fill that came now; null for none
  static OrderNews of(TrackedOrder tracked, int handle, @Nullable Fill fill, long at) {
    Order order = tracked.order();
    return new OrderNews(
        at,
        handle,
        order.id().text(),
        order.side(),
        order.purpose(),
        state(tracked),
        reason(tracked.state()),
        order.quantity().value().doubleValue(),
        tracked.filled().value().doubleValue(),
        fill == null ? Double.NaN : fill.price().value().doubleValue(),
        fill == null ? 0 : fill.quantity().value().doubleValue(),
        fill == null ? 0 : fill.fee().value().doubleValue(),
        order.tag());
  }

  /// What was placed came to no order.
  static OrderNews refused(Intent.Place place, String reason) {
    return switch (place.placement()) {
      case Placement.Single(OrderRequest order) -> refused(place, order, reason);
      case Placement.OneCancelsOther(var orders) -> refused(place, orders.getFirst(), reason);
      case Placement.OneTriggersOther(OrderRequest order, Placement _, boolean _) ->
          refused(place, order, reason);
      case Placement.Refused(Side side, String why, String tag) ->
          refused(place, side, Purpose.ENTRY, why, tag);
    };
  }

  private static OrderNews refused(Intent.Place place, OrderRequest first, String reason) {
    Purpose purpose = first.reduceOnly() ? Purpose.EXIT : Purpose.ENTRY;
    return refused(place, first.side(), purpose, reason, first.tag());
  }

  private static OrderNews refused(
      Intent.Place place, Side side, Purpose purpose, String reason, String tag) {
    return new OrderNews(
        0, place.handle(), "", side, purpose, State.DENIED, reason, 0, 0, Double.NaN, 0, 0, tag);
  }

  private static State state(TrackedOrder tracked) {
    return switch (tracked.state()) {
      case OrderState.Submitted _ -> State.SUBMITTED;
      case OrderState.Unconfirmed _ -> State.UNCONFIRMED;
      case OrderState.Working _ -> tracked.partlyFilled() ? State.PARTIALLY_FILLED : State.WORKING;
      case OrderState.CancelPending _ -> State.CANCEL_PENDING;
      case OrderState.Filled _ -> State.FILLED;
      case OrderState.Cancelled _ -> State.CANCELLED;
      case OrderState.Rejected _ -> State.REJECTED;
      case OrderState.Denied _ -> State.DENIED;
      case OrderState.Expired _ -> State.EXPIRED;
    };
  }

  private static String reason(OrderState state) {
    return switch (state) {
      case OrderState.Rejected(String reason) -> reason;
      case OrderState.Denied(String reason) -> reason;
      case OrderState.Open _, OrderState.Filled _, OrderState.Cancelled _, OrderState.Expired _ ->
          "";
    };
  }
}
