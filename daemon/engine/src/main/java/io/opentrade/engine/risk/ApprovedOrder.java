package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import java.util.Objects;

/// An order that the risk gate has examined. Only the gate can make one, so no venue can be handed
/// an order that was not examined.
public final class ApprovedOrder {
  private final Order order;

  ApprovedOrder(Order order) {
    this.order = Objects.requireNonNull(order);
  }

  public Order order() {
    return order;
  }

  /// What it becomes once the price that it waits for has come: the same at the market. It was
  /// examined as one that would trade then.
  public ApprovedOrder atMarket() {
    return new ApprovedOrder(
        new Order(
            order.id(),
            order.side(),
            order.quantity(),
            new Terms.Market(),
            order.purpose(),
            order.tag(),
            Conditions.NONE,
            order.leverage()));
  }

  /// The same for at most that quantity: who may trade more may trade less.
  ///
  /// @param most positive
  public ApprovedOrder atMost(Quantity most) {
    return new ApprovedOrder(Ticket.of(order).atMost(most).order(order.id()).at(order.leverage()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ApprovedOrder approved && approved.order.equals(order);
  }

  @Override
  public int hashCode() {
    return order.hashCode();
  }

  @Override
  public String toString() {
    return "approved " + order;
  }
}
