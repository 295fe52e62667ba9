package io.opentrade.server.session;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.VenueError;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Markets that go in waves of some days, each with its own, with noise; the same each time. From
/// an hour on that a test sets they are halved.
final class WavyFeed implements Feed {
  static final long HOUR = 3_600_000;
  private final InstantSource clock;
  private volatile long crash = Long.MAX_VALUE;
  private volatile @Nullable String silent;

  WavyFeed(InstantSource clock) {
    this.clock = clock;
  }

  /// That market has no price any more; null where all have one.
  void silence(@Nullable String symbol) {
    silent = symbol;
  }

  /// From that hour on, prices are half of what they would be.
  void crashFrom(long hour) {
    crash = hour;
  }

  /// The close of the bar of that number since the epoch.
  double close(String symbol, long hour) {
    double days = symbol.startsWith("BTC") ? 6 : 8.5;
    double level = symbol.startsWith("BTC") ? 20_000 : 1_500;
    double wave = 0.10 * Math.sin(2 * Math.PI * hour / (24 * days));
    double noise = 0.002 * new Random(hour * 31 + symbol.hashCode()).nextGaussian();
    double fall = hour >= crash ? -0.7 : 0;
    return Math.round(level * Math.exp(wave + noise + fall) * 100) / 100.0;
  }

  /// What the market stands at now: at the close of the last bar.
  Price price(String symbol) {
    return new Price(BigDecimal.valueOf(close(symbol, clock.millis() / HOUR - 1)));
  }

  @Override
  public Answer<Listing> listing(String exchange, String symbol) {
    return Answer.of(
        new Listing(
            new Market(symbol, MarketKind.SPOT, symbol.replace("/", "")),
            new Instrument(symbol, new BigDecimal("0.01"), new BigDecimal("0.0001"), 8),
            Quantity.of("0.0001"),
            null,
            Money.of("5"),
            0,
            true));
  }

  @Override
  public Answer<Ticker> ticker(String exchange, String symbol) {
    if (symbol.equals(silent)) {
      return Answer.failed(new VenueError.Down("maintenance"));
    }
    Price price = price(symbol);
    return Answer.of(
        new Ticker(
            new Market(symbol, MarketKind.SPOT, symbol.replace("/", "")),
            price,
            price,
            price,
            null,
            null,
            null,
            null,
            null,
            clock.millis()));
  }

  @Override
  public Answer<Candles> candles(
      String exchange, String symbol, Timeframe timeframe, long from, long to) {
    long first = Math.ceilDiv(Math.max(0, from), HOUR);
    int count = (int) Math.max(0, Math.ceilDiv(Math.min(to, clock.millis()), HOUR) - first);
    long[] time = new long[count];
    double[] price = new double[count];
    for (int bar = 0; bar < count; bar++) {
      time[bar] = (first + bar) * HOUR;
      price[bar] = close(symbol, first + bar);
    }
    return Answer.of(new Candles(timeframe, time, price, price, price, price, new double[count]));
  }
}
