package io.opentrade.engine.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What is traded and the grid it is traded on.
///
/// @param symbol for example `BTC/USDT`, or a bare name such as `GOOG`
/// @param tick the price step, positive
/// @param lot the quantity step, positive
/// @param moneyScale decimals to which notional and fee are rounded (half-even), 0 to 18
/// @param contract what one unit of the quantity is
public record Instrument(
    String symbol, BigDecimal tick, BigDecimal lot, int moneyScale, Contract contract) {
  /// The lot where nothing better is known: one hundred-millionth, as on most exchanges.
  public static final BigDecimal DEFAULT_LOT = new BigDecimal("0.00000001");

  /// Decimals of money where nothing better is known.
  public static final int DEFAULT_MONEY_SCALE = 8;

  /// Powers of ten that a double holds exactly.
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12
  };

  public Instrument {
    tick = Decimals.canonical(tick);
    lot = Decimals.canonical(lot);
    if (tick.signum() <= 0 || lot.signum() <= 0) {
      throw new IllegalArgumentException("tick and lot must be positive");
    }
    if (moneyScale < 0 || moneyScale > 18) {
      throw new IllegalArgumentException("money scale must be between 0 and 18");
    }
  }

  /// The contract that its symbol names.
  public Instrument(String symbol, BigDecimal tick, BigDecimal lot, int moneyScale) {
    this(symbol, tick, lot, moneyScale, Symbol.of(symbol).contract());
  }

  /// What that quantity is worth at that price, in the currency of settlement, rounded half-even to
  /// the money scale: the one place where a notional comes to be.
  public Money notional(Price price, Quantity quantity) {
    return contract.value(price, quantity, moneyScale);
  }

  /// What of a notional must be there to hold it: the notional over the leverage, rounded half-even
  /// to the money scale; for what is no future, all of it.
  public Money margin(Money notional, BigDecimal leverage) {
    return contract.future() && leverage.compareTo(BigDecimal.ONE) != 0
        ? new Money(notional.value().divide(leverage, moneyScale, RoundingMode.HALF_EVEN))
        : notional;
  }

  /// Decimals of prices that are reckoned and not quoted: the finer of tick and money.
  public int priceScale() {
    return Math.max(tick.scale(), moneyScale);
  }

  /// The only way from a double of market data to a price: the nearest tick, ties to even.
  public Price price(double value) {
    int scale = tick.scale();
    if (scale < POWERS.length && tick.compareTo(BigDecimal.valueOf(1, scale)) == 0) {
      double units = Math.rint(value * POWERS[scale]);
      // At most fifteen digits, and the double nearest to them is the value: then they are the
      // shortest decimal of that double, and it lies on the grid.
      if (Math.abs(units) < 1e15 && units / POWERS[scale] == value) {
        return new Price(BigDecimal.valueOf((long) units, scale));
      }
    }
    return new Price(toGrid(new BigDecimal(Double.toString(value)), tick, RoundingMode.HALF_EVEN));
  }

  /// A price that was reckoned exactly, on the nearest tick, ties to even.
  public Price nearest(BigDecimal value) {
    return new Price(toGrid(value, tick, RoundingMode.HALF_EVEN));
  }

  /// A price that was reckoned exactly, on the next tick: at least as high where `up`, at most as
  /// high otherwise.
  public Price price(BigDecimal value, boolean up) {
    return new Price(toGrid(value, tick, up ? RoundingMode.CEILING : RoundingMode.FLOOR));
  }

  /// The quantity rounded down (towards zero) to whole lots.
  public Quantity quantity(BigDecimal value) {
    return new Quantity(toGrid(value, lot, RoundingMode.DOWN));
  }

  /// The second currency of the symbol, or the empty text where the symbol names none.
  public String quoteCurrency() {
    return Symbol.of(symbol).quote();
  }

  /// The first currency of the symbol, or the bare name.
  public String baseCurrency() {
    return Symbol.of(symbol).base();
  }

  /// The currency of cash, fees, profit and loss: the quote currency, but the base currency of an
  /// inverse contract. Empty where the symbol does not name it.
  public String settlementCurrency() {
    return contract.inverse() ? baseCurrency() : quoteCurrency();
  }

  private static BigDecimal toGrid(BigDecimal value, BigDecimal step, RoundingMode mode) {
    return value.divide(step, 0, mode).multiply(step);
  }
}
