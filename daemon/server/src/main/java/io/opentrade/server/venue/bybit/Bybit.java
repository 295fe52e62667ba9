package io.opentrade.server.venue.bybit;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Timeframe;
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
import io.opentrade.server.venue.rest.CandleRows;
import io.opentrade.server.venue.rest.CircuitBreaker;
import io.opentrade.server.venue.rest.Limits;
import io.opentrade.server.venue.rest.Network;
import io.opentrade.server.venue.rest.Pages;
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
import okhttp3.HttpUrl;

/// Bybit v5.
public final class Bybit implements Venue {
  private static final int PAGE = 1_000;
  private static final BybitOrderForm FORM = new BybitOrderForm();

  private final Network network;
  private final Addresses addresses;
  private final Limits limits;
  private final Rest rest;

  public Bybit(Network network, Addresses addresses) {
    this.network = network;
    this.addresses = addresses;
    // 600 requests in five seconds for each address of the internet; ten orders a second a user.
    this.limits =
        new Limits(
            new RateBudget(500, 100, Duration.ofSeconds(5), network.clock()),
            new RateBudget(10, 2, Duration.ofSeconds(1), network.clock()),
            BybitLimits.endpoints(network.clock()));
    this.rest = rest(addresses.spot());
  }

  private Rest rest(HttpUrl base) {
    return new Rest(
        network, base, new BybitDialect(), limits, CircuitBreaker.standard(network.clock()));
  }

  @Override
  public String name() {
    return "bybit";
  }

  @Override
  public Set<MarketKind> kinds() {
    return BybitNames.KINDS;
  }

  @Override
  public Answer<Market> market(String symbol) {
    return BybitNames.market(symbol);
  }

  @Override
  public Answer<Instant> serverTime() {
    return serverTime(rest);
  }

  static Answer<Instant> serverTime(Rest rest) {
    return rest.ask(
        RestCall.get("v5/market/time").vital(),
        result -> Instant.ofEpochMilli(Math.floorDiv(result.whole("timeNano"), 1_000_000L)));
  }

  @Override
  public Answer<List<Listing>> listings(MarketKind kind) {
    return Pages.all(
        cursor ->
            rest.ask(
                call("instruments-info", kind)
                    .with("limit", 1000)
                    .with("cursor", cursor.isEmpty() ? null : cursor),
                result ->
                    new Pages.Page<>(
                        result.list("list").stream()
                            .map(row -> BybitMarkets.listing(row, kind))
                            .toList(),
                        result.text("nextPageCursor", ""))));
  }

  @Override
  public Answer<Listing> listing(Market market) {
    return rest.ask(
            call("instruments-info", market),
            result ->
                result.list("list").stream()
                    .map(row -> BybitMarkets.listing(row, market.kind()))
                    .toList())
        .then(found -> only(found, market));
  }

  private static <T> Answer<T> only(List<T> found, Market market) {
    return found.isEmpty()
        ? Answer.failed(BybitAccount.unknownSymbol(market))
        : Answer.of(found.getFirst());
  }

  @Override
  public Answer<Ticker> ticker(Market market) {
    return rest.ask(
            call("tickers", market),
            result ->
                result.list("list").stream()
                    .map(row -> BybitMarkets.ticker(row, market, network.clock().millis()))
                    .toList())
        .then(found -> only(found, market));
  }

  @Override
  public Answer<Funding> funding(Market market) {
    if (!market.symbol().endsWith("-PERP")) {
      return Answer.failed(new VenueError.NotSent(market.symbol() + " pays no funding"));
    }
    return rest.ask(
            call("tickers", market),
            result ->
                result.list("list").stream()
                    .map(
                        row ->
                            new Funding(
                                market,
                                row.decimal("fundingRate"),
                                row.whole("nextFundingTime"),
                                row.priceOrNull("markPrice"),
                                row.priceOrNull("indexPrice")))
                    .toList())
        .then(found -> only(found, market));
  }

  @Override
  public Answer<List<Ticker>> tickers(MarketKind kind) {
    return listings(kind)
        .then(
            listings ->
                rest.ask(
                    call("tickers", kind),
                    result -> BybitMarkets.tickers(result, listings, network.clock().millis())));
  }

  @Override
  public Answer<Depth> book(Market market, int levels) {
    int most = market.kind() == MarketKind.SPOT ? 200 : 500;
    return rest.ask(
        call("orderbook", market).with("limit", Math.clamp(levels, 1, most)),
        result -> BybitMarkets.depth(result, market));
  }

  @Override
  public Answer<List<PublicTrade>> trades(Market market, int most) {
    int limit = market.kind() == MarketKind.SPOT ? 60 : 1000;
    return rest.ask(
        call("recent-trade", market).with("limit", Math.clamp(most, 1, limit)),
        BybitMarkets::trades);
  }

  @Override
  public Set<Timeframe> timeframes(MarketKind kind) {
    return BybitNames.timeframes();
  }

  @Override
  public Answer<CandlePage> candles(Market market, Timeframe timeframe, long from, long to) {
    String interval = BybitNames.interval(timeframe);
    if (interval == null) {
      return Answer.failed(new VenueError.NotSent("Bybit has no bars of " + timeframe));
    }
    // Bybit gives the newest of a range: we ask for no more than fits a page.
    long end = Math.min(to, from + PAGE * timeframe.millis());
    int volume = market.kind() == MarketKind.INVERSE ? 6 : 5;
    return rest.ask(
        call("kline", market)
            .with("interval", interval)
            .with("start", Long.toString(from))
            .with("end", Long.toString(end - 1))
            .with("limit", PAGE),
        result ->
            new CandlePage(
                CandleRows.read(result.list("list"), timeframe, from, end, true, volume), end));
  }

  private static RestCall call(String what, MarketKind kind) {
    return RestCall.get("v5/market/" + what).with("category", BybitNames.category(kind));
  }

  private static RestCall call(String what, Market market) {
    return call(what, market.kind()).with("symbol", market.code());
  }

  @Override
  public Following follow(MarketKind kind, Set<Topic> topics, StreamListener listener) {
    return new Stream(
        StreamNetwork.beside(network),
        new BybitStream(addresses.spotStream(), kind, topics),
        topics,
        listener);
  }

  @Override
  public boolean streamsWholeBooks() {
    return true;
  }

  @Override
  public boolean numbersTrades() {
    return false;
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.of(
        kinds(), Bybit::speaks, (feature, kind) -> writes(feature, kind), Set.of());
  }

  private static boolean writes(Feature feature, MarketKind kind) {
    return FORM.write(
            Objects.requireNonNull(OrderProbe.sample(feature)),
            OrderProbe.listing(kind),
            PositionMode.ONE_WAY,
            MarginMode.CROSS)
        instanceof Answer.Value<?>;
  }

  private static boolean speaks(Feature feature, MarketKind kind) {
    return switch (feature) {
      case FUNDING_RATE, POSITIONS, LEVERAGE, REDUCE_ONLY -> kind != MarketKind.SPOT;
      case HEDGE_MODE -> kind == MarketKind.LINEAR;
      case FUTURES_ACCOUNT -> kind == MarketKind.LINEAR;
      case ONE_CANCELS_OTHER -> false;
      default -> true;
    };
  }

  @Override
  public VenueAccount account(AccountAccess access) {
    HttpUrl base =
        switch (access.host()) {
          case KeyedHost.Real _ -> HttpUrl.get("https://api.bybit.com");
          case KeyedHost.Testnet _ -> HttpUrl.get("https://api-testnet.bybit.com");
          case KeyedHost.Loopback(HttpUrl given, _) -> given;
          case KeyedHost.Confirmed(HttpUrl given, _) -> given;
        };
    return new BybitAccount(rest(base), access, network, listening(access.host()), FORM);
  }

  private static HttpUrl listening(KeyedHost host) {
    HttpUrl base =
        switch (host) {
          case KeyedHost.Real _ -> HttpUrl.get("https://stream.bybit.com");
          case KeyedHost.Testnet _ -> HttpUrl.get("https://stream-testnet.bybit.com");
          case KeyedHost.Loopback(_, HttpUrl given) -> given;
          case KeyedHost.Confirmed(_, HttpUrl given) -> given;
        };
    return base.newBuilder().addPathSegments("v5/private").build();
  }

  @Override
  public void close() {}
}
