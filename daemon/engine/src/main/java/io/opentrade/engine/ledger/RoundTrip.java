package io.opentrade.engine.ledger;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Direction;

/// From flat to flat: all fills between, as one.
///
/// @param quantity all that was entered, positive
/// @param entryAt time of the first fill, milliseconds since the epoch (UTC)
/// @param entryPrice average, weighted by quantity
/// @param exitAt time of the last fill
/// @param exitReason the tag of the order that made it flat
public record RoundTrip(
    Direction direction,
    Quantity quantity,
    long entryAt,
    Price entryPrice,
    Money entryNotional,
    long exitAt,
    Price exitPrice,
    Money exitNotional,
    Money fees,
    String entryTag,
    String exitReason) {

  /// After fees; exactly what cash gained from before the first to after the last fill.
  public Money profit() {
    Money gain =
        direction == Direction.LONG
            ? exitNotional.minus(entryNotional)
            : entryNotional.minus(exitNotional);
    return gain.minus(fees);
  }
}
