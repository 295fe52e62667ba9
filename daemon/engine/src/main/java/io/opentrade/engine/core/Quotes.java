package io.opentrade.engine.core;

import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import org.jspecify.annotations.Nullable;

/// What a market order is expected to be filled at, so that an entry is not sized from a price it
/// cannot get.
@FunctionalInterface
public interface Quotes {
  /// The market's price, whatever the quantity.
  Quotes AT_MARKET = (_, _, market) -> market;

  /// The expected price; never better for a larger quantity.
  Price expected(Side side, Quantity quantity, Price market);

  /// The price at which an entry is reckoned; null where it is the market's and there is none.
  default @Nullable Price worst(Order order, @Nullable Price now) {
    return switch (order.terms()) {
      case Terms.Limit(Price limit) -> limit;
      case Terms.StopLimit(_, Price limit) -> limit;
      case Terms.TakeProfitLimit(_, Price limit) -> limit;
      case Terms.Stop(Price trigger) -> trigger;
      case Terms.TakeProfit(Price trigger) -> trigger;
      case Terms.Market _, Terms.TrailingStop _ ->
          now == null ? null : expected(order.side(), order.quantity(), now);
    };
  }
}
