package io.opentrade.server.api;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Symbol;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.Candle;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ExchangeList;
import io.opentrade.protocol.ExchangeMarkets;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.MarketBook;
import io.opentrade.protocol.MarketCandles;
import io.opentrade.protocol.MarketFunding;
import io.opentrade.protocol.MarketMovers;
import io.opentrade.protocol.MarketQuote;
import io.opentrade.protocol.MarketTickers;
import io.opentrade.protocol.MarketTrades;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.market.Exchanges;
import io.opentrade.server.market.MarketName;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Capabilities;
import io.opentrade.server.venue.Depth;
import io.opentrade.server.venue.Funding;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.PublicTrade;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.Venue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `exchange.*` and `market.*`: markets as everybody sees them, of several exchanges in one call.
public final class MarketActions {
  private final Exchanges exchanges;
  private final InstantSource clock;

  public MarketActions(Exchanges exchanges, InstantSource clock) {
    this.exchanges = exchanges;
    this.clock = clock;
  }

  ExchangeList.Reply exchanges() {
    return new ExchangeList.Reply(
        Exchanges.NAMES.stream().map(name -> shown(exchanges.prompt(name))).toList());
  }

  private static ExchangeList.Exchange shown(Venue venue) {
    List<MarketKind> kinds = venue.kinds().stream().sorted().toList();
    Capabilities capabilities = venue.capabilities();
    List<ExchangeList.Feature> features = new ArrayList<>();
    capabilities
        .table()
        .keySet()
        .forEach(
            feature -> {
              Map<String, String> support = new LinkedHashMap<>();
              kinds.forEach(
                  kind -> support.put(kind.word(), capabilities.of(feature, kind).word()));
              features.add(new ExchangeList.Feature(feature.words(), support));
            });
    return new ExchangeList.Exchange(
        venue.name(), kinds.stream().map(MarketKind::word).toList(), features);
  }

  ExchangeMarkets.Reply listings(ExchangeMarkets request) throws InterruptedException {
    MarketKind kind = kind(request.kind());
    var found =
        ManyMarkets.all(
            exchanges,
            speaking(request.exchanges(), kind),
            venue -> venue.listings(kind).map(listings -> listed(venue, kind, listings, request)));
    return new ExchangeMarkets.Reply(found.values(), found.troubles());
  }

  private static ExchangeMarkets.Listed listed(
      Venue venue, MarketKind kind, List<Listing> listings, ExchangeMarkets request) {
    return new ExchangeMarkets.Listed(
        venue.name(),
        venue.timeframes(kind).stream()
            .sorted(Comparator.comparingLong(Timeframe::millis))
            .map(Timeframe::toString)
            .toList(),
        listings.stream()
            .filter(listing -> wanted(listing, request))
            .map(listing -> market(venue, listing))
            .sorted(Comparator.comparing(ExchangeMarkets.Market::market))
            .toList());
  }

  private static boolean wanted(Listing listing, ExchangeMarkets request) {
    String search = request.search() == null ? "" : request.search().toUpperCase(Locale.ROOT);
    return (listing.trading() || request.all())
        && isQuotedIn(listing.market().symbol(), request.quote())
        && listing.market().symbol().contains(search);
  }

  private static ExchangeMarkets.Market market(Venue venue, Listing listing) {
    var largest = listing.largest();
    var least = listing.leastNotional();
    return new ExchangeMarkets.Market(
        listing.market().symbol() + "@" + venue.name(),
        listing.market().code(),
        new Decimal(listing.instrument().tick()),
        new Decimal(listing.instrument().lot()),
        new Decimal(listing.smallest().value()),
        Decimal.orNull(largest == null ? null : largest.value()),
        Decimal.orNull(least == null ? null : least.value()),
        listing.listed() == 0 ? null : Instant.ofEpochMilli(listing.listed()),
        listing.trading());
  }

  MarketTickers.Reply tickers(MarketTickers request) throws InterruptedException {
    var found =
        ManyMarkets.ask(
            exchanges,
            request.markets(),
            (venue, market) -> venue.ticker(market).map(ticker -> quote(venue, ticker)));
    return new MarketTickers.Reply(found.values(), found.troubles());
  }

  private static MarketQuote quote(Venue venue, Ticker ticker) {
    return new MarketQuote(
        ticker.market().symbol() + "@" + venue.name(),
        new Decimal(ticker.last().value()),
        Decimal.orNull(ticker.bid() == null ? null : ticker.bid().value()),
        Decimal.orNull(ticker.ask() == null ? null : ticker.ask().value()),
        Decimal.orNull(ticker.change()),
        Decimal.orNull(ticker.high() == null ? null : ticker.high().value()),
        Decimal.orNull(ticker.low() == null ? null : ticker.low().value()),
        Decimal.orNull(ticker.baseVolume()),
        Decimal.orNull(ticker.quoteVolume()),
        Instant.ofEpochMilli(ticker.at()));
  }

  MarketFunding.Reply funding(MarketFunding request) throws InterruptedException {
    var found =
        ManyMarkets.ask(
            exchanges,
            request.markets(),
            (venue, market) -> venue.funding(market).map(told -> rate(venue, told)));
    return new MarketFunding.Reply(found.values(), found.troubles());
  }

  private static MarketFunding.Rate rate(Venue venue, Funding told) {
    return new MarketFunding.Rate(
        told.market().symbol() + "@" + venue.name(),
        new Decimal(told.rate()),
        Instant.ofEpochMilli(told.next()),
        Decimal.orNull(told.mark() == null ? null : told.mark().value()),
        Decimal.orNull(told.index() == null ? null : told.index().value()));
  }

  MarketBook.Reply books(MarketBook request) throws InterruptedException {
    var found =
        ManyMarkets.ask(
            exchanges,
            request.markets(),
            (venue, market) ->
                venue.book(market, request.levels()).map(depth -> book(venue, depth)));
    return new MarketBook.Reply(found.values(), found.troubles());
  }

  private static MarketBook.Book book(Venue venue, Depth depth) {
    return new MarketBook.Book(
        depth.market().symbol() + "@" + venue.name(),
        levels(depth.bids()),
        levels(depth.asks()),
        depth.at() == 0 ? null : Instant.ofEpochMilli(depth.at()));
  }

  private static List<MarketBook.Level> levels(List<Depth.Level> levels) {
    return levels.stream()
        .map(
            level ->
                new MarketBook.Level(
                    new Decimal(level.price().value()), new Decimal(level.quantity().value())))
        .toList();
  }

  MarketTrades.Reply trades(MarketTrades request) throws InterruptedException {
    var found =
        ManyMarkets.ask(
            exchanges,
            request.markets(),
            (venue, market) ->
                venue
                    .trades(market, request.limit())
                    .map(
                        trades ->
                            new MarketTrades.Tape(
                                market.symbol() + "@" + venue.name(),
                                trades.stream().map(MarketActions::print).toList())));
    return new MarketTrades.Reply(found.values(), found.troubles());
  }

  private static MarketTrades.Print print(PublicTrade trade) {
    return new MarketTrades.Print(
        new ForeignText(trade.id()),
        new Decimal(trade.price().value()),
        new Decimal(trade.quantity().value()),
        trade.taker().name().toLowerCase(Locale.ROOT),
        Instant.ofEpochMilli(trade.at()));
  }

  MarketCandles.Reply candles(MarketCandles request) throws InterruptedException {
    var found =
        ManyMarkets.ask(
            exchanges,
            request.series(),
            (venue, market, name) -> last(venue, market, name, request.limit()));
    return new MarketCandles.Reply(found.values(), found.troubles());
  }

  private Answer<MarketCandles.Bars> last(Venue venue, Market market, MarketName name, int limit) {
    Timeframe timeframe = name.timeframe();
    if (timeframe == null) {
      throw new RequestFailed(
          FailureKind.USAGE, name + " names no bar length", "write BTC/USDT@binance:5m");
    }
    long end = timeframe.floor(clock.millis()) + timeframe.millis();
    List<Candle> bars = new ArrayList<>();
    long next = end - limit * timeframe.millis();
    while (next < end) {
      switch (venue.candles(market, timeframe, next, end)) {
        case Answer.Failed<io.opentrade.server.venue.CandlePage>(var error) -> {
          return Answer.failed(error);
        }
        case Answer.Value<io.opentrade.server.venue.CandlePage>(var page) -> {
          add(bars, page.candles());
          next = page.next();
        }
      }
    }
    return Answer.of(
        new MarketCandles.Bars(market.symbol() + "@" + venue.name() + ":" + timeframe, bars));
  }

  private static void add(List<Candle> bars, Candles candles) {
    for (int bar = 0; bar < candles.size(); bar++) {
      bars.add(
          new Candle(
              Instant.ofEpochMilli(candles.time()[bar]),
              Decimal.of(candles.open()[bar]),
              Decimal.of(candles.high()[bar]),
              Decimal.of(candles.low()[bar]),
              Decimal.of(candles.close()[bar]),
              Decimal.of(candles.volume()[bar])));
    }
  }

  MarketMovers.Reply movers(MarketMovers request) throws InterruptedException {
    MarketKind kind = kind(request.kind());
    var found =
        ManyMarkets.all(
            exchanges,
            speaking(request.exchanges(), kind),
            venue ->
                venue
                    .tickers(kind)
                    .map(tickers -> tickers.stream().map(one -> quote(venue, one)).toList()));
    List<MarketQuote> quotes =
        found.values().stream()
            .flatMap(List::stream)
            .filter(quote -> quote.change() != null && wanted(quote, request))
            .sorted(Comparator.comparing(quote -> Objects.requireNonNull(quote.change())))
            .toList();
    List<MarketQuote> falling = quotes.stream().filter(one -> signum(one) < 0).toList();
    List<MarketQuote> rising = quotes.reversed().stream().filter(one -> signum(one) > 0).toList();
    return new MarketMovers.Reply(
        rising.subList(0, Math.min(request.limit(), rising.size())),
        falling.subList(0, Math.min(request.limit(), falling.size())),
        quotes.size(),
        found.troubles());
  }

  /// Those of the named exchanges that have such markets, of all where none is named.
  private List<String> speaking(List<String> named, MarketKind kind) {
    List<String> names = named.isEmpty() ? Exchanges.NAMES : named;
    return names.stream().filter(name -> speaks(name, kind)).toList();
  }

  private boolean speaks(String name, MarketKind kind) {
    return !Exchanges.NAMES.contains(name) || exchanges.prompt(name).kinds().contains(kind);
  }

  private static int signum(MarketQuote quote) {
    return Objects.requireNonNull(quote.change()).signum();
  }

  private static boolean wanted(MarketQuote quote, MarketMovers request) {
    String symbol = quote.market().substring(0, quote.market().indexOf('@'));
    Decimal volume = quote.quoteVolume() == null ? Decimal.ZERO : quote.quoteVolume();
    return isQuotedIn(symbol, request.quote()) && volume.compareTo(request.volume()) >= 0;
  }

  /// @param quote null for any
  private static boolean isQuotedIn(String symbol, @Nullable String quote) {
    return quote == null || Symbol.of(symbol).quote().equalsIgnoreCase(quote);
  }

  private static MarketKind kind(String word) {
    for (MarketKind kind : MarketKind.values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new RequestFailed(
        FailureKind.USAGE, "there is no kind '" + word + "'", "write spot, linear or inverse");
  }
}
