package io.opentrade.engine.domain;

import java.util.List;
import java.util.stream.Stream;

/// Orders that hang on each other.
public sealed interface OrderPlan {
  /// One order.
  record Single(Ticket ticket) implements OrderPlan {}

  /// Orders of which the first fill of one, even in part, cancels the others (OCO). What protects a
  /// future at an exchange shrinks with a part, and goes when all is sold.
  record OneCancelsOther(List<Ticket> tickets) implements OrderPlan {
    public OneCancelsOther {
      tickets = List.copyOf(tickets);
      if (tickets.size() < 2) {
        throw new IllegalArgumentException("one-cancels-other takes two orders at least");
      }
    }
  }

  /// An order whose execution places others (OTO): when it is over, for as much as was filled.
  /// With `OneCancelsOther` behind it, it is a bracket.
  ///
  /// @param held whether what only reduces follows for at most what is held then, which a fee may
  ///     have made less than what was filled
  record OneTriggersOther(Ticket first, OrderPlan then, boolean held) implements OrderPlan {
    /// For as much as was filled.
    public OneTriggersOther(Ticket first, OrderPlan then) {
      this(first, then, false);
    }
  }

  /// The same with no order for more than that quantity.
  default OrderPlan atMost(Quantity most) {
    return switch (this) {
      case Single(Ticket ticket) -> new Single(ticket.atMost(most));
      case OneCancelsOther(List<Ticket> tickets) ->
          new OneCancelsOther(tickets.stream().map(ticket -> ticket.atMost(most)).toList());
      case OneTriggersOther(Ticket first, OrderPlan then, boolean held) ->
          new OneTriggersOther(first.atMost(most), then, held);
    };
  }

  /// The same beside an order whose quantity changed, see [Ticket#resized].
  default OrderPlan resized(Quantity from, Quantity to) {
    return switch (this) {
      case Single(Ticket ticket) -> new Single(ticket.resized(from, to));
      case OneCancelsOther(List<Ticket> tickets) ->
          new OneCancelsOther(tickets.stream().map(ticket -> ticket.resized(from, to)).toList());
      case OneTriggersOther(Ticket first, OrderPlan then, boolean held) ->
          new OneTriggersOther(first.resized(from, to), then.resized(from, to), held);
    };
  }

  /// All of its orders.
  default List<Ticket> tickets() {
    return switch (this) {
      case Single(Ticket ticket) -> List.of(ticket);
      case OneCancelsOther(List<Ticket> tickets) -> tickets;
      case OneTriggersOther(Ticket first, OrderPlan then, boolean _) ->
          Stream.concat(Stream.of(first), then.tickets().stream()).toList();
    };
  }

  /// Those of its orders that are placed at once.
  default List<Ticket> begins() {
    return switch (this) {
      case Single(Ticket ticket) -> List.of(ticket);
      case OneCancelsOther(List<Ticket> tickets) -> tickets;
      case OneTriggersOther(Ticket first, OrderPlan _, boolean _) -> List.of(first);
    };
  }

  /// Whether all of it only reduces what is held.
  default boolean reduces() {
    return tickets().stream().allMatch(ticket -> ticket.purpose().reduceOnly());
  }

  /// An entry with its stop-loss and its take-profit, of which one cancels the other.
  static OrderPlan bracket(Ticket entry, Ticket stop, Ticket takeProfit) {
    return new OneTriggersOther(entry, new OneCancelsOther(List.of(stop, takeProfit)));
  }
}
