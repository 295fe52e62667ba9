package io.opentrade.strategy;

import io.opentrade.scripting.bars.OrderHandle;

/// How what was placed with `ctx.order` fares.
public final class PlacedOrder {
  final OrderHandle handle;

  PlacedOrder(OrderHandle handle) {
    this.handle = handle;
  }

  /// `queued`, `submitted`, `working`, `partially filled`, `cancel pending`, `filled`, `cancelled`,
  /// `rejected`, `denied` or `expired`.
  public String state() {
    return handle.state;
  }

  /// Why it was refused; the empty text for nothing.
  public String reason() {
    return handle.reason;
  }

  /// What the first of the orders asked for, in base currency; NaN until it is placed.
  public double quantity() {
    return handle.quantity;
  }

  /// What of the first of the orders is filled.
  public double filled() {
    return handle.filled;
  }

  /// The average price of that; NaN for none.
  public double price() {
    return handle.price;
  }

  /// Whether no order of it is open any more.
  public boolean done() {
    return handle.done;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlacedOrder that && that.handle.id == handle.id;
  }

  @Override
  public int hashCode() {
    return handle.id;
  }
}
