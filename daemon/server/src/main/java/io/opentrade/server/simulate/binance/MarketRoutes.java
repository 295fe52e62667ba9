package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.engine.domain.Side;
import io.opentrade.server.simulate.Simulation;
import io.opentrade.server.simulate.binance.Route.Call;
import io.opentrade.server.simulate.exchange.Listing;
import io.opentrade.server.simulate.exchange.Moment;
import io.opentrade.server.simulate.exchange.Refusal;
import io.opentrade.server.simulate.exchange.Trade;
import io.opentrade.server.simulate.tape.Interval;
import io.opentrade.server.simulate.tape.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What everybody may ask: time, rules, books, trades, candles, tickers.
final class MarketRoutes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST_LEVELS = 5_000;
  private static final int MOST_TRADES = 1_000;

  private final Simulation simulation;
  private final Tickers tickers;

  MarketRoutes(Simulation simulation) {
    this.simulation = simulation;
    this.tickers = new Tickers(simulation);
  }

  void addTo(Map<String, Route> routes) {
    routes.put("GET /api/v3/ping", Route.open(1, _ -> NODES.objectNode()));
    routes.put(
        "GET /api/v3/time",
        Route.open(1, call -> NODES.objectNode().put("serverTime", call.now().server())));
    routes.put("GET /api/v3/exchangeInfo", Route.open(20, this::info));
    routes.put(
        "GET /api/v3/depth",
        new Route(Route.Security.NONE, MarketRoutes::depthWeight, 0, this::depth));
    routes.put("GET /api/v3/trades", Route.open(25, this::trades));
    routes.put("GET /api/v3/historicalTrades", Route.open(25, this::history));
    routes.put("GET /api/v3/aggTrades", Route.open(4, this::aggregates));
    routes.put("GET /api/v3/klines", Route.open(2, this::candles));
    routes.put("GET /api/v3/uiKlines", Route.open(2, this::candles));
    routes.put("GET /api/v3/avgPrice", Route.open(2, this::average));
    routes.put("GET /api/v3/ticker/24hr", ticker(2, 80, tickers::day));
    routes.put("GET /api/v3/ticker/price", ticker(2, 4, tickers::price));
    routes.put("GET /api/v3/ticker/bookTicker", ticker(2, 4, tickers::book));
    // Clients that know more than spot ask for these markets, too; there are none.
    for (String other : List.of("/fapi/v1", "/dapi/v1", "/eapi/v1")) {
      routes.put("GET " + other + "/ping", Route.open(1, _ -> NODES.objectNode()));
      routes.put(
          "GET " + other + "/exchangeInfo",
          Route.open(1, call -> ExchangeInfo.document(List.of(), call.now().server())));
    }
  }

  private static int depthWeight(Parameters parameters) {
    long limit = parameters.whole("limit", 100);
    if (limit <= 100) {
      return 5;
    }
    if (limit <= 500) {
      return 25;
    }
    return limit <= 1_000 ? 50 : 250;
  }

  private interface Ticker {
    ObjectNode of(Listing listing, Moment now);
  }

  private Route ticker(int ofOne, int ofAll, Ticker ticker) {
    return new Route(
        Route.Security.NONE,
        parameters -> parameters.has("symbol") ? ofOne : ofAll,
        0,
        call -> forSymbols(call, listing -> ticker.of(listing, call.now())));
  }

  private JsonNode forSymbols(Call call, Function<Listing, ObjectNode> document) {
    List<String> symbols = call.parameters().symbols();
    if (call.parameters().has("symbol")) {
      return document.apply(listing(symbols.getFirst()));
    }
    List<Listing> listings =
        symbols.isEmpty()
            ? simulation.exchange().listings()
            : symbols.stream().map(this::listing).toList();
    ArrayNode all = NODES.arrayNode();
    listings.forEach(listing -> all.add(document.apply(listing)));
    return all;
  }

  private Listing listing(String symbol) {
    return simulation
        .exchange()
        .listing(symbol)
        .orElseThrow(() -> ApiError.of(Refusal.INVALID_SYMBOL));
  }

  private Tape tape(Call call) {
    return simulation.tape(listing(call.parameters().text("symbol")).symbol());
  }

  private JsonNode info(Call call) {
    List<String> symbols = call.parameters().symbols();
    List<Listing> listings =
        symbols.isEmpty()
            ? simulation.exchange().listings()
            : symbols.stream().map(this::listing).toList();
    return ExchangeInfo.document(listings, call.now().server());
  }

  private JsonNode depth(Call call) {
    Listing listing = listing(call.parameters().text("symbol"));
    int limit = call.parameters().limit(100, MOST_LEVELS);
    ObjectNode node = NODES.objectNode();
    node.put("lastUpdateId", simulation.exchange().updates(listing.symbol()));
    node.set("bids", side(listing, Side.BUY, limit));
    node.set("asks", side(listing, Side.SELL, limit));
    return node;
  }

  private ArrayNode side(Listing listing, Side side, int limit) {
    return MarketDocuments.levels(
        listing, simulation.exchange().levels(listing.symbol(), side, limit));
  }

  private JsonNode trades(Call call) {
    return list(tape(call).newest(call.parameters().limit(500, MOST_TRADES)));
  }

  private JsonNode history(Call call) {
    Long from = call.parameters().findWhole("fromId");
    int limit = call.parameters().limit(500, MOST_TRADES);
    return list(from == null ? tape(call).newest(limit) : tape(call).from(from, limit));
  }

  private static JsonNode list(List<Trade> trades) {
    ArrayNode all = NODES.arrayNode();
    trades.forEach(trade -> all.add(MarketDocuments.trade(trade)));
    return all;
  }

  private JsonNode aggregates(Call call) {
    Parameters parameters = call.parameters();
    int limit = parameters.limit(500, MOST_TRADES);
    Long from = parameters.findWhole("fromId");
    Long start = parameters.findWhole("startTime");
    Long end = parameters.findWhole("endTime");
    Tape tape = tape(call);
    List<Trade> trades;
    if (from != null) {
      trades = tape.from(from, Integer.MAX_VALUE);
    } else if (start != null || end != null) {
      trades =
          tape.between(
              start == null ? 0 : start, end == null ? Long.MAX_VALUE : end, Integer.MAX_VALUE);
    } else {
      trades = tape.newest(Integer.MAX_VALUE);
    }
    List<List<Trade>> groups = groups(trades);
    boolean newest = from == null && start == null;
    int skipped = newest ? Math.max(0, groups.size() - limit) : 0;
    ArrayNode all = NODES.arrayNode();
    groups.stream()
        .skip(skipped)
        .limit(limit)
        .forEach(group -> all.add(MarketDocuments.aggregate(group)));
    return all;
  }

  private static List<List<Trade>> groups(List<Trade> trades) {
    List<List<Trade>> groups = new ArrayList<>();
    for (Trade trade : trades) {
      if (groups.isEmpty() || groups.getLast().getFirst().aggregateId() != trade.aggregateId()) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(trade);
    }
    return groups;
  }

  private JsonNode candles(Call call) {
    Parameters parameters = call.parameters();
    Interval interval =
        Interval.of(parameters.text("interval"))
            .orElseThrow(() -> ApiError.bad(-1120, "Invalid interval."));
    @Nullable Long from = parameters.findWhole("startTime");
    @Nullable Long to = parameters.findWhole("endTime");
    int limit = parameters.limit(500, MOST_TRADES);
    ArrayNode all = NODES.arrayNode();
    tape(call)
        .candles(interval, from, to, limit)
        .forEach(candle -> all.add(MarketDocuments.candle(candle, interval)));
    return all;
  }

  private JsonNode average(Call call) {
    return tickers.average(listing(call.parameters().text("symbol")), call.now());
  }
}
