package io.opentrade.server.venue;

import io.opentrade.engine.domain.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The price of a market now and over the last 24 hours. What the exchange does not tell is null.
///
/// @param last price of the last trade
/// @param bid best price somebody buys at
/// @param ask best price somebody sells at
/// @param open price of 24 hours ago
/// @param baseVolume traded in 24 hours, in the base currency
/// @param quoteVolume the same in the quote currency
/// @param at of the exchange, milliseconds since the epoch (UTC)
public record Ticker(
    Market market,
    Price last,
    @Nullable Price bid,
    @Nullable Price ask,
    @Nullable Price open,
    @Nullable Price high,
    @Nullable Price low,
    @Nullable BigDecimal baseVolume,
    @Nullable BigDecimal quoteVolume,
    long at) {

  /// By what fraction the price rose in 24 hours, negative where it fell; null where unknown.
  public @Nullable BigDecimal change() {
    if (open == null || open.signum() <= 0) {
      return null;
    }
    return last.value()
        .divide(open.value(), 8, java.math.RoundingMode.HALF_EVEN)
        .subtract(BigDecimal.ONE);
  }
}
