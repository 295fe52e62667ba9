package io.opentrade.strategy;

import org.jspecify.annotations.Nullable;

/// What `onFill` and `onOrder` are told.
///
/// @param order what was placed; null where the order was made for an entry or an exit
/// @param symbol the market it is in
/// @param side `buy` or `sell`
/// @param purpose `entry`, `exit`, `stop loss`, `take profit` or `trailing stop`
/// @param time milliseconds since the epoch (UTC)
/// @param quantity of this fill, or of the whole order where nothing was filled
/// @param filled of the order so far
/// @param price of this fill; NaN where nothing was filled
/// @param fee of this fill, in the quote currency
public record OrderEvent(
    @Nullable PlacedOrder order,
    String symbol,
    String side,
    String purpose,
    String state,
    String reason,
    String tag,
    long time,
    double quantity,
    double filled,
    double price,
    double fee) {
  /// Made by the worker.
  public static OrderEvent of(io.opentrade.scripting.bars.OrderEvent event) {
    return new OrderEvent(
        event.handle == null ? null : new PlacedOrder(event.handle),
        event.symbol,
        event.side,
        event.purpose,
        event.state,
        event.reason,
        event.tag,
        (long) event.time,
        event.quantity,
        event.filled,
        event.price,
        event.fee);
  }
}
