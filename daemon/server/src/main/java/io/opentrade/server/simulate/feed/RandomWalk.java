package io.opentrade.server.simulate.feed;

import io.opentrade.engine.domain.Side;
import io.opentrade.server.simulate.exchange.Command;
import io.opentrade.server.simulate.exchange.Listing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Markets made by chance: each trades a few times a second, and its price takes a small step up or
/// down. The same seed walks the same way.
public final class RandomWalk implements Feed {
  private static final long PAUSE = 250;

  /// How far one step goes at most, as a share of the price.
  private static final double STEP = 0.0004;

  private final List<Walker> walkers = new ArrayList<>();
  private final Deque<Event> ready = new ArrayDeque<>();
  private final RandomGenerator chance;
  private long time;

  private static final class Walker {
    final Quotes quotes;
    BigDecimal price;

    Walker(Quotes quotes, BigDecimal price) {
      this.quotes = quotes;
      this.price = price;
    }
  }

  /// @param prices where each market begins
  /// @param start the market's time of the first event, ms (UTC)
  /// @param value what a level of the book is worth on average, in dollars or what is worth as much
  public RandomWalk(Map<Listing, BigDecimal> prices, long start, BigDecimal value, long seed) {
    this.time = start;
    this.chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    prices.forEach(
        (listing, price) -> {
          boolean dollars = price.compareTo(BigDecimal.ONE) > 0;
          BigDecimal worth = dollars ? value : value.multiply(price).movePointLeft(3);
          walkers.add(new Walker(new Quotes(listing, worth, seed), price));
        });
  }

  @Override
  public Event next() {
    Event event = ready.poll();
    if (event == null) {
      walkers.forEach(this::step);
      time += PAUSE;
      event = ready.remove();
    }
    return event;
  }

  private void step(Walker walker) {
    Listing listing = walker.quotes.listing();
    boolean up = chance.nextBoolean();
    double share = chance.nextDouble() * STEP;
    BigDecimal moved = walker.price.multiply(BigDecimal.valueOf(up ? 1 + share : 1 - share));
    walker.price = listing.price(Math.max(100, listing.ticks(moved)));
    BigDecimal worth = BigDecimal.valueOf(20 + 2000 * chance.nextDouble());
    BigDecimal paid = listing.quote().equals("BTC") ? worth.movePointLeft(4) : worth;
    BigDecimal quantity =
        paid.divide(walker.price, listing.lot().scale() + 1, RoundingMode.DOWN).max(listing.lot());
    Side side = up ? Side.BUY : Side.SELL;
    ready.add(new Event(time, walker.quotes.around(walker.price)));
    ready.add(
        new Event(time, new Command.CrowdTrade(listing.symbol(), side, walker.price, quantity)));
  }
}
