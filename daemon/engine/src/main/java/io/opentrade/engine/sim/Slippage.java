package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// How much worse than the market's price an order is filled that takes what is there: a market
/// order, or a stop once triggered. A limit order never slips. The price is moved against the
/// order and rounded against it to the tick; a sale gets one tick at least. It may lie outside the
/// bar: the bar was made without us.
public sealed interface Slippage {
  /// None.
  record None() implements Slippage {}

  /// A number of price steps.
  record Ticks(int ticks) implements Slippage {
    public Ticks {
      if (ticks < 0) {
        throw new IllegalArgumentException("slippage cannot be negative");
      }
    }
  }

  /// A share of the price.
  ///
  /// @param rate a fraction: 0.0005 is 0.05 %; from 0 to below 1
  record Percent(BigDecimal rate) implements Slippage {
    public Percent {
      if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) >= 0) {
        throw new IllegalArgumentException("slippage is at least 0 % and below 100 %");
      }
    }
  }

  /// The price times `impact` times the square of the order's share in the bar's volume. A share
  /// above 1 counts as 1.
  record VolumeShare(double impact) implements Slippage {
    public VolumeShare {
      requireImpact(impact);
    }
  }

  /// The price times `impact` times the square root of the order's share in the bar's volume; the
  /// usual choice of `impact` is the volatility over a bar. A share above 1 counts as it is.
  record SquareRoot(double impact) implements Slippage {
    public SquareRoot {
      requireImpact(impact);
    }
  }

  /// So many ticks worse than by another model.
  record Further(Slippage first, int ticks) implements Slippage {
    public Further {
      if (ticks < 0) {
        throw new IllegalArgumentException("slippage cannot be negative");
      }
    }
  }

  /// One tick worse than this.
  default Slippage tickWorse() {
    return switch (this) {
      case None _ -> new Ticks(1);
      case Ticks(int ticks) -> new Ticks(ticks + 1);
      case Further(Slippage first, int ticks) -> new Further(first, ticks + 1);
      case Percent _, VolumeShare _, SquareRoot _ -> new Further(this, 1);
    };
  }

  /// How many ticks it adds to whatever another model, or a recorded book, comes to.
  default int further() {
    return switch (this) {
      case Further(_, int ticks) -> ticks;
      case None _, Ticks _, Percent _, VolumeShare _, SquareRoot _ -> 0;
    };
  }

  /// The price after slippage.
  ///
  /// @param volume of the bar, in units of the base currency; 0 or less counts as all taken
  default Price price(
      Side side, Price market, Quantity quantity, double volume, Instrument instrument) {
    return switch (this) {
      case None _ -> market;
      case Ticks(int ticks) ->
          moved(side, market, instrument.tick().multiply(BigDecimal.valueOf(ticks)), instrument);
      case Further(Slippage first, int ticks) -> {
        Price before = first.price(side, market, quantity, volume, instrument);
        yield new Ticks(ticks).price(side, before, quantity, volume, instrument);
      }
      case Percent(BigDecimal rate) ->
          moved(side, market, market.value().multiply(rate), instrument);
      case VolumeShare(double impact) -> {
        double share = Math.min(1, share(quantity, volume));
        yield moved(side, market, part(market, impact * share * share), instrument);
      }
      case SquareRoot(double impact) ->
          moved(
              side, market, part(market, impact * Math.sqrt(share(quantity, volume))), instrument);
    };
  }

  /// Whether it asks for the volume of bars.
  default boolean needsVolume() {
    return switch (this) {
      case VolumeShare _, SquareRoot _ -> true;
      case None _, Ticks _, Percent _ -> false;
      case Further(Slippage first, _) -> first.needsVolume();
    };
  }

  private static double share(Quantity quantity, double volume) {
    return volume > 0 ? quantity.value().doubleValue() / volume : 1;
  }

  private static BigDecimal part(Price market, double rate) {
    // Twelve decimals: what lies behind is the noise of doubles, and would cost a tick.
    return market.value().multiply(new BigDecimal(rate).setScale(12, RoundingMode.HALF_EVEN));
  }

  private static Price moved(Side side, Price market, BigDecimal by, Instrument instrument) {
    boolean buys = side == Side.BUY;
    BigDecimal value = buys ? market.value().add(by) : market.value().subtract(by);
    Price price = instrument.price(value, buys);
    return price.signum() > 0 ? price : new Price(instrument.tick());
  }

  private static void requireImpact(double impact) {
    if (!(impact >= 0 && impact <= 1)) {
      throw new IllegalArgumentException("a slippage impact is between 0 and 1");
    }
  }
}
