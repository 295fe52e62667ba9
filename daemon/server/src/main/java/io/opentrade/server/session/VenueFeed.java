package io.opentrade.server.session;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.CandlePage;
import io.opentrade.server.venue.Funding;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.VenueError;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks the exchanges themselves. Listings are asked for once.
public final class VenueFeed implements Feed {
  private final Function<String, @Nullable Venue> venues;
  private final Map<String, Listing> listings = new ConcurrentHashMap<>();

  /// @param venues by their names, null for one that we do not speak with
  public VenueFeed(Function<String, @Nullable Venue> venues) {
    this.venues = venues;
  }

  @Override
  public Answer<Listing> listing(String exchange, String symbol) {
    String name = symbol + "@" + exchange;
    Listing known = listings.get(name);
    if (known != null) {
      return Answer.of(known);
    }
    Answer<Listing> answer = asked(exchange, symbol, Venue::listing);
    if (answer instanceof Answer.Value<Listing>(Listing listing)) {
      listings.put(name, listing);
    }
    return answer;
  }

  @Override
  public Answer<Ticker> ticker(String exchange, String symbol) {
    return asked(exchange, symbol, Venue::ticker);
  }

  /// One page: exchanges give some hundred bars at once, which is what a warm-up takes.
  @Override
  public Answer<Candles> candles(
      String exchange, String symbol, Timeframe timeframe, long from, long to) {
    return asked(
        exchange,
        symbol,
        (venue, market) -> venue.candles(market, timeframe, from, to).map(CandlePage::candles));
  }

  /// What a perpetual's longs pay its shorts at the next funding, as a fraction of the position.
  public Answer<BigDecimal> fundingRate(String exchange, String symbol) {
    return asked(exchange, symbol, Venue::funding).map(Funding::rate);
  }

  /// The lengths of bars that the exchange has of such a market. Asks nobody.
  public Answer<Set<Timeframe>> timeframes(String exchange, String symbol) {
    return asked(exchange, symbol, (venue, market) -> Answer.of(venue.timeframes(market.kind())));
  }

  private interface Question<T> {
    Answer<T> ask(Venue venue, Market market);
  }

  private <T> Answer<T> asked(String exchange, String symbol, Question<T> question) {
    Venue venue = venues.apply(exchange);
    if (venue == null) {
      return Answer.failed(new VenueError.NotSent("there is no exchange called " + exchange));
    }
    return venue.market(symbol).then(market -> question.ask(venue, market));
  }
}
