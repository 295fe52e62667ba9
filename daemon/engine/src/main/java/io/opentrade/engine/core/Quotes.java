package io.opentrade.engine.core;

import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;

/// What a market order is expected to be filled at, so that an entry is not sized from a price it
/// cannot get.
@FunctionalInterface
public interface Quotes {
  /// The market's price, whatever the quantity.
  Quotes AT_MARKET = (_, _, market) -> market;

  /// The expected price; never better for a larger quantity.
  Price expected(Side side, Quantity quantity, Price market);
}
