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
import io.opentrade.engine.order.Transition.Changed;
import io.opentrade.engine.order.Transition.Impossible;
import io.opentrade.engine.order.Transition.Unchanged;
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

  /// Whether a part of it is filled and the rest may still be.
  public boolean partlyFilled() {
    return filled.signum() > 0 && !state.done();
  }

  /// What a report makes of the order: the only way a state changes. A fill always counts, once,
  /// whatever the state, unless the order never left the house: it is money that moved. Nothing
  /// else changes an order that is done.
  public Transition after(Report report) {
    return switch (new Step(state, report)) {
      case Step(Denied _, _) -> impossible("the order never left the house");
      case Step(_, Report.Filled(Fill fill)) -> filledBy(fill);

      case Step(CancelPending(Submitted _), Report.Accepted _),
          Step(CancelPending(Unconfirmed _), Report.Accepted _) ->
          to(new CancelPending(new Working()));
      case Step(Submitted _, Report.Accepted _), Step(Unconfirmed _, Report.Accepted _) ->
          to(new Working());
      case Step(Rejected _, Report.Accepted _) ->
          impossible("it was accepted after it was rejected");
      case Step(_, Report.Accepted _) -> new Unchanged();

      // An unanswered request leaves an order that the venue is known to hold where it is.
      case Step(CancelPending(Submitted _), Report.Unanswered _) ->
          to(new CancelPending(new Unconfirmed()));
      case Step(Submitted _, Report.Unanswered _) -> to(new Unconfirmed());
      case Step(_, Report.Unanswered _) -> new Unchanged();

      case Step(CancelPending _, Report.CancelRequested _) -> new Unchanged();
      case Step(Open open, Report.CancelRequested _) -> to(new CancelPending(open));
      case Step(Done _, Report.CancelRequested _) -> impossible("the order is finished");

      case Step(CancelPending(Open before), Report.CancelRefused _) -> to(before);
      case Step(Open _, Report.CancelRefused _) -> impossible("no cancellation was asked for");
      case Step(Done _, Report.CancelRefused _) -> new Unchanged();

      case Step(Open _, Report.Cancelled _) -> to(new Cancelled());
      case Step(Open _, Report.Expired _) -> to(new Expired());
      case Step(Done _, Report.Cancelled _), Step(Done _, Report.Expired _) -> new Unchanged();

      case Step(Open _, Report.Rejected(_, _, String reason)) -> to(new Rejected(reason));
      case Step(Filled _, Report.Rejected _) -> impossible("it was rejected after it was filled");
      case Step(Done _, Report.Rejected _) -> new Unchanged();
    };
  }

  private record Step(OrderState state, Report report) {}

  private Transition filledBy(Fill fill) {
    if (fills.contains(fill.id())) {
      return new Unchanged();
    }
    Quantity total = filled.plus(fill.quantity());
    OrderState next = total.compareTo(order.quantity()) >= 0 ? new Filled() : partly();
    return new Changed(new TrackedOrder(order, next, total, append(fill.id())));
  }

  /// The state after a fill that leaves a rest. What was filled, the venue has held.
  private OrderState partly() {
    return switch (state) {
      case CancelPending _ -> new CancelPending(new Working());
      case Open _ -> new Working();
      case Done done -> done;
    };
  }

  private List<String> append(String id) {
    if (fills.isEmpty()) {
      return List.of(id);
    }
    List<String> all = new ArrayList<>(fills);
    all.add(id);
    return all;
  }

  private Transition to(OrderState next) {
    return new Changed(new TrackedOrder(order, next, filled, fills));
  }

  private static Transition impossible(String reason) {
    return new Impossible(reason);
  }
}
