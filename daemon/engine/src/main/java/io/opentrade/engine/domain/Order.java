package io.opentrade.engine.domain;

/// What we ask of a venue; never changes. How it fares is a state beside it.
///
/// @param quantity positive
/// @param tag written on the trade: the entry tag of an entry, the exit reason of anything else
public record Order(
    OrderId id,
    Side side,
    Quantity quantity,
    Terms terms,
    Purpose purpose,
    String tag,
    Conditions conditions) {
  public Order {
    if (quantity.signum() <= 0) {
      throw new IllegalArgumentException("the quantity of an order must be positive");
    }
  }

  /// An order good till cancelled, without further conditions.
  public Order(OrderId id, Side side, Quantity quantity, Terms terms, Purpose purpose, String tag) {
    this(id, side, quantity, terms, purpose, tag, Conditions.NONE);
  }
}
