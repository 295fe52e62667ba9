package io.opentrade.engine.domain;

/// An order before it has an id: what a person asks for.
///
/// @param quantity positive
/// @param tag written on the trade: the entry tag of an entry, the exit reason of anything else
public record Ticket(
    Side side, Quantity quantity, Terms terms, Purpose purpose, String tag, Conditions conditions) {
  public Ticket {
    if (quantity.signum() <= 0) {
      throw new IllegalArgumentException("the quantity of an order must be positive");
    }
  }

  /// What was asked for with that order.
  public static Ticket of(Order order) {
    return new Ticket(
        order.side(),
        order.quantity(),
        order.terms(),
        order.purpose(),
        order.tag(),
        order.conditions());
  }

  /// The order by that id.
  public Order order(OrderId id) {
    return new Order(id, side, quantity, terms, purpose, tag, conditions);
  }

  /// The same for at most that quantity.
  public Ticket atMost(Quantity most) {
    return quantity.compareTo(most) <= 0 ? this : with(most);
  }

  /// The same beside an order whose quantity changed: a reduction that offered as much as that
  /// offers as much again, any other no more. An entry stays as it is.
  public Ticket resized(Quantity from, Quantity to) {
    if (!purpose.reduceOnly()) {
      return this;
    }
    return quantity.compareTo(from) == 0 ? with(to) : atMost(to);
  }

  private Ticket with(Quantity other) {
    return new Ticket(side, other, terms, purpose, tag, conditions.atMost(other));
  }
}
