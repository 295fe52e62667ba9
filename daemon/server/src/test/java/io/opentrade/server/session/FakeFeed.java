package io.opentrade.server.session;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.ForeignText;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.VenueError;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Markets whose prices a test sets: the ask is 0.02 above the last price, the bid 0.01 below.
final class FakeFeed implements Feed {
  private final Map<String, Price> prices = new ConcurrentHashMap<>();
  private volatile @Nullable VenueError failure;

  FakeFeed set(String symbol, String price) {
    prices.put(symbol, Price.of(price));
    return this;
  }

  /// From now on it answers nothing else; null to answer again.
  void fail(@Nullable VenueError error) {
    failure = error;
  }

  private <T> Answer<T> unless(@Nullable T value, String symbol) {
    VenueError error = failure;
    if (error != null) {
      return Answer.failed(error);
    }
    return value == null
        ? Answer.failed(
            new VenueError.Rejected(
                VenueError.Reason.UNKNOWN_SYMBOL, "-1121", new ForeignText("no " + symbol)))
        : Answer.of(value);
  }

  private static Market market(String symbol) {
    return new Market(symbol, MarketKind.SPOT, symbol.replace("/", ""));
  }

  @Override
  public Answer<Listing> listing(String exchange, String symbol) {
    Listing listing =
        new Listing(
            market(symbol),
            new Instrument(symbol, new BigDecimal("0.01"), new BigDecimal("0.0001"), 8),
            Quantity.of("0.0001"),
            null,
            Money.of("5"),
            0,
            true);
    return unless(prices.containsKey(symbol) ? listing : null, symbol);
  }

  /// Bars that rise by ten a bar from 20,000 on at time 0; a fall of a hundred each hundredth bar.
  @Override
  public Answer<Candles> candles(
      String exchange, String symbol, Timeframe timeframe, long from, long to) {
    long first = Math.ceilDiv(Math.max(0, from), timeframe.millis());
    int count = (int) Math.max(0, Math.ceilDiv(to, timeframe.millis()) - first);
    long[] time = new long[count];
    double[] price = new double[count];
    for (int bar = 0; bar < count; bar++) {
      time[bar] = (first + bar) * timeframe.millis();
      price[bar] = close(first + bar);
    }
    return unless(
        new Candles(timeframe, time, price, price, price, price, new double[count]), symbol);
  }

  static double close(long bar) {
    return 20_000 + bar % 100 * 10;
  }

  @Override
  public Answer<Ticker> ticker(String exchange, String symbol) {
    Price last = prices.get(symbol);
    Ticker ticker =
        last == null
            ? null
            : new Ticker(
                market(symbol),
                last,
                last.minus(Price.of("0.01")),
                last.plus(Price.of("0.02")),
                null,
                null,
                null,
                null,
                null,
                0);
    return unless(ticker, symbol);
  }
}
