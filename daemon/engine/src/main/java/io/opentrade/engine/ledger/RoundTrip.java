package io.opentrade.engine.ledger;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Direction;
import java.math.BigDecimal;

/// From flat to flat: all fills between, as one.
///
/// @param quantity all that was entered, positive
/// @param entryAt time of the first fill, milliseconds since the epoch (UTC)
/// @param entryPrice average, weighted by quantity
/// @param exitAt time of the last fill
/// @param gain of the price, before fees and funding
/// @param funding paid while it was held, negative for what was received
/// @param leverage of its first fill
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
    Money gain,
    Money fees,
    Money funding,
    BigDecimal leverage,
    String entryTag,
    String exitReason) {

  /// After fees and funding; exactly what the account gained from before the first to after the
  /// last fill.
  public Money profit() {
    return gain.minus(fees).minus(funding);
  }
}
