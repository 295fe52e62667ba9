package io.opentrade.server.simulate.feed;

import io.opentrade.server.simulate.exchange.Command;
import io.opentrade.server.simulate.exchange.Listing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/// A made-up book around a price: the same price always shows the same quantity, so that a book
/// that is quoted anew differs only where the price has moved.
///
/// @param value what a level is worth on average, in the quote asset
public record Quotes(Listing listing, BigDecimal value, long seed) {
  private static final int LEVELS = 40;

  /// One ten-thousandth of the price between levels, or a tick.
  private static final BigDecimal STEP = new BigDecimal("0.0001");

  /// The whole book where the last trade was at that price: it lies between bid and ask.
  public Command.CrowdBook around(BigDecimal price) {
    long middle = listing.ticks(price);
    long step = round(listing.ticks(price.multiply(STEP)));
    Map<BigDecimal, BigDecimal> bids = new LinkedHashMap<>();
    Map<BigDecimal, BigDecimal> asks = new LinkedHashMap<>();
    // Levels lie on a fixed grid, so that they stay where they are while the price moves.
    long below = Math.floorDiv(middle - 1, step) * step;
    long above = (Math.floorDiv(middle, step) + 1) * step;
    for (int level = 0; level < LEVELS; level++) {
      long bid = below - level * step;
      if (bid > 0) {
        bids.put(listing.price(bid), quantity(bid));
      }
      long ask = above + level * step;
      asks.put(listing.price(ask), quantity(ask));
    }
    return new Command.CrowdBook(listing.symbol(), bids, asks, true);
  }

  /// The largest of 1, 2, 5, 10, 20, … that is not larger: the grid stays while the price moves.
  private static long round(long ticks) {
    long step = 1;
    while (step * 10 <= ticks) {
      step *= 10;
    }
    if (step * 5 <= ticks) {
      return step * 5;
    }
    return step * 2 <= ticks ? step * 2 : step;
  }

  private BigDecimal quantity(long ticks) {
    double chance = (mix(ticks * 0x9E3779B97F4A7C15L + seed) >>> 11) * 0x1.0p-53;
    BigDecimal worth = value.multiply(BigDecimal.valueOf(0.2 + 1.6 * chance));
    BigDecimal quantity =
        worth.divide(listing.price(ticks), listing.lot().scale() + 2, RoundingMode.DOWN);
    return listing.quantity(Math.max(1, listing.lots(quantity)));
  }

  /// The finaliser of SplitMix64.
  private static long mix(long value) {
    long first = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
    return second ^ (second >>> 31);
  }
}
