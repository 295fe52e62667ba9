package io.opentrade.server.venue;

import io.opentrade.engine.domain.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// An exchange as everybody sees it: nothing here needs a key. Calls block; any thread may make
/// them, and virtual threads should.
public interface Venue extends AutoCloseable {
  /// Lower case, as in series names: `binance`.
  String name();

  /// The kinds of markets that we speak there.
  Set<MarketKind> kinds();

  /// The market that one of our symbols means there. Asks nobody: that it exists is only known when
  /// it answers.
  ///
  /// @param symbol such as `BTC/USDT` or `BTC/USDT-PERP`
  Answer<Market> market(String symbol);

  /// The exchange's own time.
  Answer<Instant> serverTime();

  /// Everything of a kind that the exchange lists.
  Answer<List<Listing>> listings(MarketKind kind);

  /// One market as the exchange lists it.
  Answer<Listing> listing(Market market);

  Answer<Ticker> ticker(Market market);

  /// What is paid next on a perpetual future; `NotSent` for any other market.
  Answer<Funding> funding(Market market);

  /// The tickers of all markets of a kind, in one request.
  Answer<List<Ticker>> tickers(MarketKind kind);

  /// The best levels of the book.
  ///
  /// @param levels of each side, 1 to 1,000; the exchange may give fewer
  Answer<Depth> book(Market market, int levels);

  /// The last trades, the oldest first.
  ///
  /// @param most 1 to 1,000; the exchange may give fewer
  Answer<List<PublicTrade>> trades(Market market, int most);

  /// The bar lengths that the exchange has.
  Set<Timeframe> timeframes(MarketKind kind);

  /// One page of bars that start in `[from, to)`. The bar that is not over yet may be the last.
  ///
  /// @param from milliseconds since the epoch (UTC), inclusive
  /// @param to exclusive
  Answer<CandlePage> candles(Market market, Timeframe timeframe, long from, long to);

  /// Follows topics of one kind of markets over one connection, which is opened again whenever it
  /// breaks, until it is closed.
  Following follow(MarketKind kind, Set<Topic> topics, StreamListener listener);

  /// Whether the stream of a book begins with the whole book. Where it does not, a snapshot is
  /// asked for with `book`.
  boolean streamsWholeBooks();

  /// Whether it says that the numbers of a market's trades have no holes, so that one that is left
  /// out is a trade that was missed.
  boolean numbersTrades();

  /// What it can do, made from the code that does it.
  Capabilities capabilities();

  /// The exchange through one account's eyes.
  ///
  /// @throws IllegalArgumentException where the key may not go to the address (see `KeyedHost`)
  VenueAccount account(AccountAccess access);

  @Override
  void close();
}
