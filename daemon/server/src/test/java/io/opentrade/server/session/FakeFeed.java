package io.opentrade.server.session;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
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
