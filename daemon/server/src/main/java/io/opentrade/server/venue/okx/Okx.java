package io.opentrade.server.venue.okx;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;

/// OKX v5.
public final class Okx implements Venue {
  private static final int PAGE = 100;

  /// The newest bars stand in another list than the older ones.
  private static final int NEWEST = 1_400;

  private static final OkxOrderForm FORM = new OkxOrderForm();
  private static final HttpUrl HOME = HttpUrl.get("https://www.okx.com");

  private final Network network;
  private final Addresses addresses;
  private final Rest rest;

  public Okx(Network network, Addresses addresses) {
    this.network = network;
    this.addresses = addresses;
    this.rest = rest(addresses.spot(), false, limits());
  }

  /// OKX counts each endpoint: what anybody may ask by address, what an account asks by its user.
  /// For all together there is a limit of ours, that of an account's orders, which nobody comes
  /// near.
  private Limits limits() {
    Duration window = Duration.ofSeconds(2);
    return new Limits(
        new RateBudget(1_000, 200, window, network.clock()),
        new RateBudget(1_000, 200, window, network.clock()),
        OkxLimits.endpoints(network.clock()));
  }

  private Rest rest(HttpUrl base, boolean demo, Limits limits) {
    return new Rest(
        network, base, new OkxDialect(demo), limits, CircuitBreaker.standard(network.clock()));
  }

  @Override
  public String name() {
    return "okx";
  }

  @Override
  public Set<MarketKind> kinds() {
    return OkxNames.KINDS;
  }

  @Override
  public Answer<Market> market(String symbol) {
    return OkxNames.market(symbol);
  }

  @Override
  public Answer<Instant> serverTime() {
    return serverTime(rest);
  }

  static Answer<Instant> serverTime(Rest rest) {
    return rest.ask(
        RestCall.get("api/v5/public/time").vital(),
        data -> Instant.ofEpochMilli(data.at(0).whole("ts")));
  }

  @Override
  public Answer<List<Listing>> listings(MarketKind kind) {
    return perType(kind, "api/v5/public/instruments", data -> OkxMarkets.listings(data, kind));
  }

  /// Perpetuals and dated futures are asked for apart.
  private <T> Answer<List<T>> perType(MarketKind kind, String path, Function<Json, List<T>> parse) {
    if (kind == MarketKind.SPOT) {
      return rest.ask(RestCall.get(path).with("instType", "SPOT"), parse);
    }
    return rest.ask(RestCall.get(path).with("instType", "SWAP"), parse)
        .then(
            swaps ->
                rest.ask(RestCall.get(path).with("instType", "FUTURES"), parse)
                    .map(
                        dated -> {
                          List<T> all = new ArrayList<>(swaps);
                          all.addAll(dated);
                          return all;
                        }));
  }

  @Override
  public Answer<Listing> listing(Market market) {
    return rest.ask(
            RestCall.get("api/v5/public/instruments")
                .with("instType", OkxNames.type(market))
                .with("instId", market.code()),
            data -> OkxMarkets.listings(data, market.kind()))
        .then(
            found ->
                found.isEmpty()
                    ? Answer.failed(
                        new VenueError.Rejected(
                            Reason.UNKNOWN_SYMBOL,
                            "-",
                            new ForeignText("there is no market " + market.symbol())))
                    : Answer.of(found.getFirst()));
  }

  private static RestCall call(String path, Market market) {
    return RestCall.get("api/v5/market/" + path).with("instId", market.code());
  }

  @Override
  public Answer<Ticker> ticker(Market market) {
    return rest.ask(call("ticker", market), data -> OkxMarkets.ticker(data.at(0), market));
  }

  /// The time that belongs to the rate is that of the next payment. Prices stand elsewhere.
  @Override
  public Answer<Funding> funding(Market market) {
    if (!market.symbol().endsWith("-PERP")) {
      return Answer.failed(new VenueError.NotSent(market.symbol() + " pays no funding"));
    }
    RestCall mark =
        RestCall.get("api/v5/public/mark-price")
            .with("instType", "SWAP")
            .with("instId", market.code());
    return rest.ask(
            RestCall.get("api/v5/public/funding-rate").with("instId", market.code()),
            data -> data.at(0))
        .then(
            row ->
                rest.ask(
                    mark,
                    data ->
                        new Funding(
                            market,
                            row.decimal("fundingRate"),
                            row.whole("fundingTime"),
                            data.at(0).priceOrNull("markPx"),
                            null)));
  }

  @Override
  public Answer<List<Ticker>> tickers(MarketKind kind) {
    return perType(kind, "api/v5/market/tickers", data -> OkxMarkets.tickers(data, kind));
  }

  @Override
  public Answer<Depth> book(Market market, int levels) {
    return rest.ask(
        call("books", market).with("sz", Math.clamp(levels, 1, 400)).vital(),
        data -> OkxMarkets.depth(data.at(0), market));
  }

  @Override
  public Answer<List<PublicTrade>> trades(Market market, int most) {
    return rest.ask(
        call("trades", market).with("limit", Math.clamp(most, 1, 500)), OkxMarkets::trades);
  }

  @Override
  public Set<Timeframe> timeframes(MarketKind kind) {
    return OkxNames.timeframes();
  }

  @Override
  public Answer<CandlePage> candles(Market market, Timeframe timeframe, long from, long to) {
    String bar = OkxNames.bar(timeframe);
    if (bar == null) {
      return Answer.failed(new VenueError.NotSent("OKX has no bars of " + timeframe));
    }
    // OKX gives the newest of a range: we ask for no more than fits a page.
    long end = Math.min(to, from + PAGE * timeframe.millis());
    long newest = network.clock().millis() - NEWEST * timeframe.millis();
    String path = from >= newest ? "candles" : "history-candles";
    int volume = market.kind() == MarketKind.SPOT ? 5 : 6;
    return rest.ask(
        call(path, market)
            .with("bar", bar)
            .with("before", Long.toString(from - 1))
            .with("after", Long.toString(end))
            .with("limit", PAGE),
        data ->
            new CandlePage(CandleRows.read(data.list(), timeframe, from, end, true, volume), end));
  }

  @Override
  public Following follow(MarketKind kind, Set<Topic> topics, StreamListener listener) {
    return new Stream(
        StreamNetwork.beside(network),
        new OkxStream(addresses.spotStream(), topics),
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

  /// It has no cancel of all: we list what is open and cancel that.
  @Override
  public Capabilities capabilities() {
    return Capabilities.of(kinds(), Okx::speaks, Okx::writes, Set.of(Feature.CANCEL_ALL));
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
      case FUTURES_ACCOUNT -> kind == MarketKind.LINEAR;
      case ONE_CANCELS_OTHER -> kind == MarketKind.SPOT;
      case CANCEL_ALL -> false;
      case FUNDING_RATE, POSITIONS, LEVERAGE, REDUCE_ONLY, HEDGE_MODE -> kind != MarketKind.SPOT;
      default -> true;
    };
  }

  @Override
  public VenueAccount account(AccountAccess access) {
    Limits limits = limits();
    Rest own =
        switch (access.host()) {
          case KeyedHost.Real _ -> rest(HOME, false, limits);
          case KeyedHost.Testnet _ -> rest(HOME, true, limits);
          case KeyedHost.Loopback(HttpUrl given, _) -> rest(given, true, limits);
          case KeyedHost.Confirmed(HttpUrl given, _) -> rest(given, false, limits);
        };
    return new OkxAccount(own, access, network, listening(access.host()), FORM);
  }

  /// Practice accounts are told elsewhere, though they are asked at the same address.
  private static HttpUrl listening(KeyedHost host) {
    HttpUrl base =
        switch (host) {
          case KeyedHost.Real _ -> HttpUrl.get("https://ws.okx.com:8443");
          case KeyedHost.Testnet _ -> HttpUrl.get("https://wspap.okx.com:8443");
          case KeyedHost.Loopback(_, HttpUrl given) -> given;
          case KeyedHost.Confirmed(_, HttpUrl given) -> given;
        };
    return base.newBuilder().addPathSegments("ws/v5").build();
  }

  @Override
  public void close() {}
}
