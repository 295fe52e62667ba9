package io.opentrade.server.venue.binance;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.ForeignText;
import io.opentrade.server.venue.AccountAccess;
import io.opentrade.server.venue.Addresses;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.CandlePage;
import io.opentrade.server.venue.Capabilities;
import io.opentrade.server.venue.Depth;
import io.opentrade.server.venue.Feature;
import io.opentrade.server.venue.Following;
import io.opentrade.server.venue.Funding;
import io.opentrade.server.venue.KeyedHost;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderProbe;
import io.opentrade.server.venue.PositionMode;
import io.opentrade.server.venue.PublicTrade;
import io.opentrade.server.venue.StreamListener;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.Topic;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.VenueError.Reason;
import io.opentrade.server.venue.rest.CandleRows;
import io.opentrade.server.venue.rest.CircuitBreaker;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.Limits;
import io.opentrade.server.venue.rest.Network;
import io.opentrade.server.venue.rest.RateBudget;
import io.opentrade.server.venue.rest.Rest;
import io.opentrade.server.venue.rest.RestCall;
import io.opentrade.server.venue.stream.Stream;
import io.opentrade.server.venue.stream.StreamNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;

/// Binance spot and linear futures.
public final class Binance implements Venue {
  private static final int PAGE = 1_000;
  private static final BinanceOrderForm FORM = new BinanceOrderForm();

  private final Network network;
  private final Addresses addresses;
  private final Limits spotLimits;
  private final Limits futuresLimits;
  private final Wing spot;
  private final Wing futures;

  public Binance(Network network, Addresses addresses) {
    this.network = network;
    this.addresses = addresses;
    this.spotLimits = limits(6_000, 1_200, 100);
    this.futuresLimits = limits(2_400, 600, 300);
    this.spot = wing(MarketKind.SPOT, addresses.spot());
    this.futures = wing(MarketKind.LINEAR, addresses.futures());
  }

  /// @param weight a minute; Binance counts it and tells how much is used
  /// @param orders in ten seconds
  private Limits limits(int weight, int reserve, int orders) {
    return new Limits(
        new RateBudget(weight, reserve, Duration.ofMinutes(1), network.clock()),
        new RateBudget(orders, orders / 5, Duration.ofSeconds(10), network.clock()));
  }

  private Wing wing(MarketKind kind, HttpUrl base) {
    boolean isSpot = kind == MarketKind.SPOT;
    Rest rest =
        new Rest(
            network,
            base,
            new BinanceDialect(),
            isSpot ? spotLimits : futuresLimits,
            CircuitBreaker.standard(network.clock()));
    return new Wing(kind, rest, isSpot ? Wing.SPOT : Wing.FUTURES);
  }

  private Wing wing(MarketKind kind) {
    return kind == MarketKind.SPOT ? spot : futures;
  }

  @Override
  public String name() {
    return "binance";
  }

  @Override
  public Set<MarketKind> kinds() {
    return BinanceNames.KINDS;
  }

  @Override
  public Answer<Market> market(String symbol) {
    return BinanceNames.market(symbol);
  }

  @Override
  public Answer<Instant> serverTime() {
    return spot.serverTime();
  }

  @Override
  public Answer<List<Listing>> listings(MarketKind kind) {
    return listed(kind, wing(kind).get("exchangeInfo").weighing(20));
  }

  private Answer<List<Listing>> listed(MarketKind kind, RestCall call) {
    return wing(kind).rest().ask(call, answer -> BinanceMarkets.listings(answer, kind));
  }

  @Override
  public Answer<Listing> listing(Market market) {
    RestCall call = wing(market.kind()).get("exchangeInfo").weighing(20);
    // Futures know no filter by symbol.
    return listed(
            market.kind(),
            market.kind() == MarketKind.SPOT ? call.with("symbol", market.code()) : call)
        .then(
            found ->
                found.stream()
                    .filter(listing -> listing.market().code().equals(market.code()))
                    .findFirst()
                    .map(Answer::of)
                    .orElseGet(() -> Answer.failed(unknownSymbol(market))));
  }

  private static VenueError unknownSymbol(Market market) {
    return new VenueError.Rejected(
        Reason.UNKNOWN_SYMBOL, "-", new ForeignText("there is no market " + market.symbol()));
  }

  @Override
  public Answer<Ticker> ticker(Market market) {
    return ask("ticker/24hr", market, 2, answer -> BinanceMarkets.ticker(answer, market));
  }

  @Override
  public Answer<Funding> funding(Market market) {
    if (!market.symbol().endsWith("-PERP")) {
      return Answer.failed(new VenueError.NotSent(market.symbol() + " pays no funding"));
    }
    return ask(
        "premiumIndex",
        market,
        1,
        answer ->
            new Funding(
                market,
                answer.decimal("lastFundingRate"),
                answer.whole("nextFundingTime"),
                answer.priceOrNull("markPrice"),
                answer.priceOrNull("indexPrice")));
  }

  private <T> Answer<T> ask(String path, Market market, int weight, Function<Json, T> parse) {
    Wing wing = wing(market.kind());
    return wing.rest().ask(wing.get(path).with("symbol", market.code()).weighing(weight), parse);
  }

  @Override
  public Answer<List<Ticker>> tickers(MarketKind kind) {
    Wing wing = wing(kind);
    return listings(kind)
        .then(
            listings ->
                wing.rest()
                    .ask(
                        wing.get("ticker/24hr").weighing(80),
                        answer -> BinanceMarkets.tickers(answer, listings)));
  }

  @Override
  public Answer<Depth> book(Market market, int levels) {
    Wing wing = wing(market.kind());
    int limit = depthLimit(market.kind(), levels);
    int weight = limit <= 100 ? 5 : limit <= 500 ? 25 : 50;
    return wing.rest()
        .ask(
            wing.get("depth")
                .with("symbol", market.code())
                .with("limit", limit)
                .weighing(weight)
                .vital(),
            answer -> BinanceMarkets.depth(answer, market).atMost(levels));
  }

  /// Futures take a few numbers only.
  private static int depthLimit(MarketKind kind, int levels) {
    if (kind == MarketKind.SPOT) {
      return Math.clamp(levels, 1, 5_000);
    }
    for (int limit : new int[] {5, 10, 20, 50, 100, 500}) {
      if (levels <= limit) {
        return limit;
      }
    }
    return 1_000;
  }

  @Override
  public Answer<List<PublicTrade>> trades(Market market, int most) {
    Wing wing = wing(market.kind());
    return wing.rest()
        .ask(
            wing.get("trades")
                .with("symbol", market.code())
                .with("limit", Math.clamp(most, 1, 1_000))
                .weighing(25),
            BinanceMarkets::trades);
  }

  @Override
  public Set<Timeframe> timeframes(MarketKind kind) {
    return BinanceNames.timeframes(kind);
  }

  /// Binance gives the oldest of a range, wherever they are in it.
  @Override
  public Answer<CandlePage> candles(Market market, Timeframe timeframe, long from, long to) {
    if (!timeframes(market.kind()).contains(timeframe)) {
      return Answer.failed(new VenueError.NotSent("Binance has no bars of " + timeframe));
    }
    Wing wing = wing(market.kind());
    RestCall call =
        wing.get("klines")
            .with("symbol", market.code())
            .with("interval", timeframe)
            .with("startTime", Long.toString(from))
            .with("endTime", Long.toString(to - 1))
            .with("limit", PAGE)
            .weighing(market.kind() == MarketKind.SPOT ? 2 : 5);
    return wing.rest()
        .ask(
            call,
            answer -> {
              var bars = CandleRows.read(answer.list(), timeframe, from, to, false, 5);
              return new CandlePage(bars, bars.size() == 0 ? to : bars.closeTime(bars.size() - 1));
            });
  }

  @Override
  public Following follow(MarketKind kind, Set<Topic> topics, StreamListener listener) {
    return new Stream(
        StreamNetwork.beside(network),
        new BinanceStream(
            kind == MarketKind.SPOT ? addresses.spotStream() : addresses.futuresStream(),
            kind,
            topics),
        topics,
        listener);
  }

  @Override
  public boolean streamsWholeBooks() {
    return false;
  }

  @Override
  public boolean numbersTrades() {
    return true;
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.of(kinds(), Binance::speaks, Binance::writes, Set.of());
  }

  private static boolean writes(Feature feature, MarketKind kind) {
    return FORM.write(
            Objects.requireNonNull(OrderProbe.sample(feature)),
            OrderProbe.listing(kind),
            PositionMode.ONE_WAY,
            MarginMode.CROSS)
        instanceof Answer.Value<?>;
  }

  private static boolean pairs(MarketKind kind) {
    return BinancePairForm.write(
            Objects.requireNonNull(OrderProbe.sample(Feature.STOP)),
            OrderProbe.target(),
            OrderProbe.listing(kind))
        instanceof Answer.Value<?>;
  }

  private static boolean speaks(Feature feature, MarketKind kind) {
    return switch (feature) {
      case FUNDING_RATE, POSITIONS, LEVERAGE, REDUCE_ONLY, HEDGE_MODE, FUTURES_ACCOUNT ->
          kind != MarketKind.SPOT;
      case ONE_CANCELS_OTHER -> pairs(kind);
      default -> true;
    };
  }

  @Override
  public VenueAccount account(AccountAccess access) {
    HttpUrl spotBase =
        switch (access.host()) {
          case KeyedHost.Real _ -> HttpUrl.get("https://api.binance.com");
          case KeyedHost.Testnet _ -> HttpUrl.get("https://testnet.binance.vision");
          case KeyedHost.Loopback(HttpUrl given, _) -> given;
          case KeyedHost.Confirmed(HttpUrl given, _) -> given;
        };
    HttpUrl futuresBase =
        switch (access.host()) {
          case KeyedHost.Real _ -> HttpUrl.get("https://fapi.binance.com");
          case KeyedHost.Testnet _ -> HttpUrl.get("https://testnet.binancefuture.com");
          case KeyedHost.Loopback(HttpUrl given, _) -> given;
          case KeyedHost.Confirmed(HttpUrl given, _) -> given;
        };
    return new BinanceAccount(
        wing(MarketKind.SPOT, spotBase),
        wing(MarketKind.LINEAR, futuresBase),
        access,
        network,
        listening(access.host()),
        futuresListening(access.host()),
        FORM);
  }

  private static HttpUrl listening(KeyedHost host) {
    return switch (host) {
      case KeyedHost.Real _ -> HttpUrl.get("https://ws-api.binance.com/ws-api/v3");
      case KeyedHost.Testnet _ -> HttpUrl.get("https://ws-api.testnet.binance.vision/ws-api/v3");
      case KeyedHost.Loopback(_, HttpUrl given) ->
          given.newBuilder().addPathSegments("ws-api/v3").build();
      case KeyedHost.Confirmed(_, HttpUrl given) ->
          given.newBuilder().addPathSegments("ws-api/v3").build();
    };
  }

  /// Where a stream of a futures account's own is found, by its name.
  private static HttpUrl futuresListening(KeyedHost host) {
    return switch (host) {
      case KeyedHost.Real _ -> HttpUrl.get("https://fstream.binance.com/private/ws");
      case KeyedHost.Testnet _ -> HttpUrl.get("https://stream.binancefuture.com/ws");
      case KeyedHost.Loopback(_, HttpUrl given) -> given.newBuilder().addPathSegment("ws").build();
      case KeyedHost.Confirmed(_, HttpUrl given) -> given.newBuilder().addPathSegment("ws").build();
    };
  }

  @Override
  public void close() {}
}
