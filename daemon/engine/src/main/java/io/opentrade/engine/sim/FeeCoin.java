package io.opentrade.engine.sim;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// A third currency in which fees are paid, bought at the moment of each fill: what it costs is
/// what the fee would have been.
///
/// @param name of the currency, such as BNB
/// @param fixed its price in the currency of the account; null to take `prices`
/// @param prices candles of its price; null to take `fixed`
public record FeeCoin(String name, @Nullable BigDecimal fixed, @Nullable Candles prices) {
  private static final int SCALE = 8;

  public FeeCoin {
    if ((fixed == null) == (prices == null)) {
      throw new IllegalArgumentException("the price of the fee's currency is a number or candles");
    }
    if (fixed != null && fixed.signum() <= 0) {
      throw new IllegalArgumentException("the price of the fee's currency is above 0");
    }
  }

  /// How much of it pays a fee, rounded half-even to eight decimals.
  ///
  /// @param at when, milliseconds since the epoch (UTC): the open of a candle that begins then
  ///     counts, else the last close, and before the first its open
  /// @throws IllegalArgumentException where the candles hold no price then
  public BigDecimal units(Money fee, long at) {
    return fee.value().divide(price(at), SCALE, RoundingMode.HALF_EVEN);
  }

  private BigDecimal price(long at) {
    if (prices == null) {
      return java.util.Objects.requireNonNull(fixed);
    }
    int next = prices.indexAtOrAfter(at);
    boolean begins = next < prices.size() && prices.time()[next] == at;
    double price = begins || next == 0 ? prices.open()[next] : prices.close()[next - 1];
    if (!(price > 0 && Double.isFinite(price))) {
      throw new IllegalArgumentException("the candles of " + name + " hold no price");
    }
    return new BigDecimal(Double.toString(price));
  }
}
