package io.opentrade.engine.order;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.order.OrderState.CancelPending;
import io.opentrade.engine.order.OrderState.Cancelled;
import io.opentrade.engine.order.OrderState.Denied;
import io.opentrade.engine.order.OrderState.Done;
import io.opentrade.engine.order.OrderState.Expired;
import io.opentrade.engine.order.OrderState.Filled;
import io.opentrade.engine.order.OrderState.Open;
import io.opentrade.engine.order.OrderState.Rejected;
import io.opentrade.engine.order.OrderState.Submitted;
import io.opentrade.engine.order.OrderState.Unconfirmed;
import io.opentrade.engine.order.OrderState.Working;
import java.util.ArrayList;
import java.util.List;

/// An order, its state, and what of it was executed. Immutable.
///
/// @param filled sum of its fills; more than the order's quantity only where the venue overfilled
/// @param fills the venue's ids of the fills that count, so that none counts twice
public record TrackedOrder(Order order, OrderState state, Quantity filled, List<String> fills) {
  public TrackedOrder {
    fills = List.copyOf(fills);
  }

  /// Just handed to the venue.
  public static TrackedOrder submitted(Order order) {
    return new TrackedOrder(order, new Submitted(), Quantity.ZERO, List.of());
  }

  /// Refused by our own risk gate.
  public static TrackedOrder denied(Order order, String reason) {
    return new TrackedOrder(order, new Denied(reason), Quantity.ZERO, List.of());
  }

  /// What is not yet filled; never negative.
  public Quantity remaining() {
    Quantity rest = order.quantity().minus(filled);
    return rest.signum() < 0 ? Quantity.ZERO : rest;
  }

  /// The order after a report: the only way a state changes. Gives an equal order where the
  /// report changes nothing: a repeated fill, an old report about an order that is done.
  ///
  /// @throws IllegalStateException on a fill of an order that never left the house
  public TrackedOrder after(Report report) {
    return switch (report) {
      case Report.Accepted _ -> with(accepted());
      case Report.Unanswered _ -> with(unanswered());
      case Report.CancelRequested _ -> with(cancelRequested());
      case Report.CancelRefused _ -> with(cancelRefused());
      case Report.Cancelled _ -> with(over(new Cancelled()));
      case Report.Expired _ -> with(over(new Expired()));
      case Report.Rejected rejected -> with(over(new Rejected(rejected.reason())));
      case Report.Filled(Fill fill) -> filledBy(fill);
    };
  }

  private OrderState accepted() {
    return switch (state) {
      case Submitted _, Unconfirmed _, Working _ -> new Working();
      case CancelPending _ -> new CancelPending(new Working());
      case Done done -> done;
    };
  }

  /// An unanswered request leaves an order that the venue is known to hold where it is.
  private OrderState unanswered() {
    return switch (state) {
      case Submitted _ -> new Unconfirmed();
      case CancelPending(Submitted _) -> new CancelPending(new Unconfirmed());
      case Unconfirmed _, Working _, CancelPending _, Done _ -> state;
    };
  }

  private OrderState cancelRequested() {
    return switch (state) {
      case CancelPending pending -> pending;
      case Open open -> new CancelPending(open);
      case Done done -> done;
    };
  }

  private OrderState cancelRefused() {
    return switch (state) {
      case CancelPending(Open before) -> before;
      case Submitted _, Unconfirmed _, Working _, Done _ -> state;
    };
  }

  private OrderState over(Done end) {
    return switch (state) {
      case Open _ -> end;
      case Done done -> done;
    };
  }

  /// A fill always counts, once, whatever the state: it is money that moved.
  private TrackedOrder filledBy(Fill fill) {
    if (fills.contains(fill.id())) {
      return this;
    }
    Quantity total = filled.plus(fill.quantity());
    boolean complete = total.compareTo(order.quantity()) >= 0;
    OrderState next =
        switch (state) {
          case Denied _ ->
              throw new IllegalStateException("order " + order.id() + " was filled but never sent");
          case Filled full -> full;
          case Submitted _, Unconfirmed _, Working _ -> complete ? new Filled() : new Working();
          case CancelPending _ -> complete ? new Filled() : new CancelPending(new Working());
          case Cancelled _, Rejected _, Expired _ -> complete ? new Filled() : state;
        };
    return new TrackedOrder(order, next, total, append(fill.id()));
  }

  private List<String> append(String id) {
    if (fills.isEmpty()) {
      return List.of(id);
    }
    List<String> all = new ArrayList<>(fills);
    all.add(id);
    return all;
  }

  private TrackedOrder with(OrderState next) {
    return next.equals(state) ? this : new TrackedOrder(order, next, filled, fills);
  }
}
