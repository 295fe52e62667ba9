package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.ledger.RoundTrip;
import io.opentrade.engine.strategy.Direction;
import java.math.BigDecimal;
import java.math.MathContext;

/// A trade that ended, as risk rules look at it.
///
/// @param at when, milliseconds since the epoch (UTC)
/// @param profit after fees
/// @param stake notional of its entries
/// @param stopped whether a stop-loss, a trailing stop or a liquidation ended it
public record ClosedTrade(
    long at, String symbol, Direction direction, Money profit, Money stake, boolean stopped) {

  /// Profit as a share of the stake: 0.01 is 1 %; 0 where nothing was staked.
  BigDecimal share() {
    return stake.signum() == 0
        ? BigDecimal.ZERO
        : profit.value().divide(stake.value(), MathContext.DECIMAL64);
  }

  /// @param stopped whether a stop or the venue ended it
  public static ClosedTrade of(RoundTrip trip, String symbol, boolean stopped) {
    return new ClosedTrade(
        trip.exitAt(), symbol, trip.direction(), trip.profit(), trip.entryNotional(), stopped);
  }
}
