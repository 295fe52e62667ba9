package io.opentrade.engine.core;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import org.jspecify.annotations.Nullable;

/// The prices of an entry on the instrument's grid, or the reason why they make no sense.
///
/// @param limit null for a market order
/// @param expected at which the entry is sized: the market's price, or the limit where that is
///     better for us; the fill is never worse than it
/// @param refusal null where all is well
record EntryPrices(
    @Nullable Price limit, Price expected, Bracket bracket, @Nullable String refusal) {
  private static final Bracket NONE = new Bracket(null, null, null);

  /// Beyond this no price is meant seriously, and decimals grow without bound.
  private static final double LARGEST = 1e15;

  static EntryPrices of(Intent.Enter enter, Price market, Instrument instrument) {
    if (market.signum() <= 0) {
      return refused(market, "there is no positive market price");
    }
    Reading reading = new Reading(instrument);
    Price limit = reading.price(enter.limit(), "the limit price");
    Price stop = reading.price(enter.stop(), "the stop");
    Price takeProfit = reading.price(enter.takeProfit(), "the take-profit");
    Price trail = reading.price(enter.trail(), "the trailing distance");
    if (reading.refusal != null) {
      return refused(market, reading.refusal);
    }
    boolean buys = enter.direction() == Direction.LONG;
    Price expected = limit == null || (market.compareTo(limit) < 0) == buys ? market : limit;
    int side = buys ? 1 : -1;
    if (stop != null && expected.compareTo(stop) * side <= 0) {
      return refused(market, "the stop is on the wrong side of the entry price");
    }
    if (takeProfit != null && takeProfit.compareTo(expected) * side <= 0) {
      return refused(market, "the take-profit is on the wrong side of the entry price");
    }
    return new EntryPrices(limit, expected, new Bracket(stop, takeProfit, trail), null);
  }

  private static EntryPrices refused(Price market, String reason) {
    return new EntryPrices(null, market, NONE, reason);
  }

  /// Reads prices and keeps the first complaint.
  private static final class Reading {
    private final Instrument instrument;
    private @Nullable String refusal;

    Reading(Instrument instrument) {
      this.instrument = instrument;
    }

    @Nullable Price price(double value, String name) {
      if (Double.isNaN(value)) {
        return null;
      }
      if (value > 0 && value <= LARGEST) {
        Price price = instrument.price(value);
        if (price.signum() > 0) {
          return price;
        }
      }
      if (refusal == null) {
        refusal = name + " is not a positive price";
      }
      return null;
    }
  }
}
