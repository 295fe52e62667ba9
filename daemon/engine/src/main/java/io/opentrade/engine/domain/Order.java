package io.opentrade.engine.domain;

import java.math.BigDecimal;

/// What we ask of a venue; never changes. How it fares is a state beside it.
///
/// @param quantity positive
/// @param tag written on the trade: the entry tag of an entry, the exit reason of anything else
/// @param leverage at which an entry is held, 1 for none; of no meaning for anything else
public record Order(
    OrderId id,
    Side side,
    Quantity quantity,
    Terms terms,
    Purpose purpose,
    String tag,
    Conditions conditions,
    BigDecimal leverage) {
  public Order {
    if (quantity.signum() <= 0 || leverage.signum() <= 0) {
      throw new IllegalArgumentException("quantity and leverage of an order must be positive");
    }
    leverage = Decimals.canonical(leverage);
  }

  /// An order good till cancelled, without further conditions.
  public Order(OrderId id, Side side, Quantity quantity, Terms terms, Purpose purpose, String tag) {
    this(id, side, quantity, terms, purpose, tag, Conditions.NONE);
  }

  /// An order without leverage.
  public Order(
      OrderId id,
      Side side,
      Quantity quantity,
      Terms terms,
      Purpose purpose,
      String tag,
      Conditions conditions) {
    this(id, side, quantity, terms, purpose, tag, conditions, BigDecimal.ONE);
  }

  /// The same at that leverage.
  public Order at(BigDecimal other) {
    return new Order(id, side, quantity, terms, purpose, tag, conditions, other);
  }
}
