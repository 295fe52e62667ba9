package io.opentrade.server.simulate.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A market and the grid it is traded on.
///
/// @param base what is traded, such as `BTC`
/// @param quote what it is paid with, such as `USDT`
/// @param tick the price step
/// @param lot the quantity step
/// @param minNotional the least that an order must be worth
public record Listing(
    String base, String quote, BigDecimal tick, BigDecimal lot, BigDecimal minNotional) {
  /// The largest quantity of one order, in lots.
  public static final long MOST_LOTS = 900_000_000_000L;

  /// The highest price, in ticks.
  public static final long MOST_TICKS = 100_000_000_000L;

  public Listing {
    if (tick.signum() <= 0 || lot.signum() <= 0) {
      throw new IllegalArgumentException("tick and lot must be positive");
    }
  }

  /// As Binance writes it: `BTCUSDT`.
  public String symbol() {
    return base + quote;
  }

  public BigDecimal price(long ticks) {
    return tick.multiply(BigDecimal.valueOf(ticks));
  }

  public BigDecimal quantity(long lots) {
    return lot.multiply(BigDecimal.valueOf(lots));
  }

  /// What so many lots are worth at that price; exact, since both steps are.
  public BigDecimal notional(long ticks, long lots) {
    return price(ticks).multiply(quantity(lots));
  }

  /// The nearest tick.
  public long ticks(BigDecimal price) {
    return price.divide(tick, 0, RoundingMode.HALF_EVEN).longValueExact();
  }

  /// Whole lots, rounded down.
  public long lots(BigDecimal quantity) {
    return quantity.divide(lot, 0, RoundingMode.DOWN).longValueExact();
  }

  boolean onGrid(BigDecimal price) {
    return price.remainder(tick).signum() == 0;
  }

  boolean wholeLots(BigDecimal quantity) {
    return quantity.remainder(lot).signum() == 0;
  }
}
