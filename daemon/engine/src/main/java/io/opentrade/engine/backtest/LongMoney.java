package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.sim.Slippage;
import java.math.BigDecimal;

/// The law of money in longs: a price, a quantity, an amount is a whole number of units of its
/// decimals. What does not fit throws `ArithmeticException`, and the event engine takes over. For
/// one thread.
final class LongMoney {
  /// Powers of ten that a double holds exactly.
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /// Up to this a double holds every whole number.
  private static final long EXACT = 1L << 53;

  /// Fifteen digits are the shortest decimal of the double nearest to them.
  private static final double FIFTEEN_DIGITS = 1e15;

  private final Instrument instrument;
  private final Slippage slippage;
  private final int priceScale;
  private final int lotScale;
  private final int moneyScale;
  private final double priceFactor;
  private final long tick;
  private final boolean slips;
  private final RoundedProduct notional;
  private final Rate taker;
  private final Rate maker;
  private final Rate highest;
  private final boolean oneRate;

  /// What was asked last is asked again: an order is sized, examined and filled at one price.
  private long knownPrice;
  private long knownQuantity;
  private long knownNotional;
  private long feeOf;
  private long knownFee;

  LongMoney(Instrument instrument, Settings settings) {
    this.instrument = instrument;
    this.slippage = settings.fills().slippage();
    this.slips = !(slippage instanceof Slippage.None);
    this.priceScale = instrument.tick().scale();
    this.lotScale = instrument.lot().scale();
    this.moneyScale = instrument.moneyScale();
    this.priceFactor = priceScale < POWERS.length ? POWERS[priceScale] : Double.NaN;
    this.tick = units(instrument.tick(), priceScale);
    this.notional = new RoundedProduct(priceScale + lotScale - moneyScale);
    this.taker = Rate.of(settings.feeRate());
    BigDecimal makerRate = settings.fills().makerRate();
    this.maker = makerRate == null ? taker : Rate.of(makerRate);
    this.highest = Rate.of(settings.highestFee());
    this.oneRate = settings.highestFee().compareTo(settings.feeRate()) == 0;
  }

  /// A share of an amount.
  private record Rate(long units, RoundedProduct product) {
    static Rate of(BigDecimal rate) {
      int scale = Math.max(0, rate.scale());
      return new Rate(LongMoney.units(rate, scale), new RoundedProduct(scale));
    }

    /// Rounding half-even treats a rebate like a fee.
    long of(long amount) {
      return units < 0 ? -product.of(amount, -units) : product.of(amount, units);
    }
  }

  Instrument instrument() {
    return instrument;
  }

  int priceScale() {
    return priceScale;
  }

  int lotScale() {
    return lotScale;
  }

  int moneyScale() {
    return moneyScale;
  }

  /// The value in units of that many decimals.
  ///
  /// @throws ArithmeticException where it has more of them, or is too large
  static long units(BigDecimal value, int scale) {
    return value.setScale(scale).unscaledValue().longValueExact();
  }

  /// The double nearest to so many units.
  static double number(long units, int scale) {
    return Math.abs(units) <= EXACT && scale < POWERS.length
        ? units / POWERS[scale]
        : BigDecimal.valueOf(units, scale).doubleValue();
  }

  long money(Money amount) {
    return units(amount.value(), moneyScale);
  }

  Money money(long units) {
    return new Money(BigDecimal.valueOf(units, moneyScale));
  }

  double moneyNumber(long units) {
    return number(units, moneyScale);
  }

  Price price(long units) {
    return new Price(BigDecimal.valueOf(units, priceScale));
  }

  double priceNumber(long units) {
    return number(units, priceScale);
  }

  Quantity quantity(long units) {
    return new Quantity(BigDecimal.valueOf(units, lotScale));
  }

  double quantityNumber(long units) {
    return number(units, lotScale);
  }

  /// The nearest price on the grid, as `Instrument.price` finds it.
  ///
  /// @throws ArithmeticException where it is not positive
  long price(double value) {
    long plain = plainPrice(value);
    return plain > 0 ? plain : positive(instrument.price(value));
  }

  /// The nearest price on the grid, whatever its sign.
  long nearest(double value) {
    double units = value * priceFactor;
    double ticks = tick == 1 ? units : units / tick;
    double whole = Math.rint(ticks);
    // The value's decimal and the quotient are off by less than this, so that the nearest is known
    // unless it is a close call.
    double doubt = 0x1p-50 * Math.abs(ticks);
    if (Math.abs(ticks) < FIFTEEN_DIGITS && Math.abs(ticks - whole) + doubt < 0.5) {
      return Math.multiplyExact((long) whole, tick);
    }
    return units(instrument.price(value).value(), priceScale);
  }

  /// Prices that are a few decimals on the grid, as most are; 0 for those that need a closer look.
  long[] plainPrices(double[] values) {
    long[] prices = new long[values.length];
    for (int bar = 0; bar < prices.length; bar++) {
      prices[bar] = plainPrice(values[bar]);
    }
    return prices;
  }

  /// A price that is a few decimals on the grid; 0 for one that needs a closer look.
  long plainPrice(double value) {
    double units = Math.rint(value * priceFactor);
    if (units > 0 && units < FIFTEEN_DIGITS && units / priceFactor == value) {
      long whole = (long) units;
      return tick == 1 || whole % tick == 0 ? whole : 0;
    }
    return 0;
  }

  private long positive(Price price) {
    if (price.signum() <= 0) {
      throw new ArithmeticException("not a positive price");
    }
    return units(price.value(), priceScale);
  }

  /// What an order that takes is filled at while the market stands at that price. Only for slippage
  /// that depends on nothing else.
  long paid(Side side, long market) {
    return slips
        ? positive(slippage.price(side, price(market), Quantity.ZERO, 0, instrument))
        : market;
  }

  long notional(long price, long quantity) {
    if (price != knownPrice || quantity != knownQuantity) {
      knownNotional = notional.of(price, quantity);
      knownPrice = price;
      knownQuantity = quantity;
    }
    return knownNotional;
  }

  /// The fee of an order that takes.
  long fee(long notional) {
    if (notional != feeOf) {
      knownFee = taker.of(notional);
      feeOf = notional;
    }
    return knownFee;
  }

  /// The fee of an order that rested in the market.
  long makerFee(long notional) {
    return maker.of(notional);
  }

  /// What an entry takes from cash at most: notional and the higher fee.
  long cost(long notional) {
    return Math.addExact(notional, oneRate ? fee(notional) : highest.of(notional));
  }
}
