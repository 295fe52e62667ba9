package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.engine.domain.Side;
import io.opentrade.server.simulate.Simulation;
import io.opentrade.server.simulate.exchange.ExchangeEvent;
import io.opentrade.server.simulate.exchange.Listing;
import io.opentrade.server.simulate.exchange.Moment;
import io.opentrade.server.simulate.exchange.Trade;
import io.opentrade.server.simulate.tape.Candle;
import io.opentrade.server.simulate.tape.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who hears which market stream, and what they are told. Used while nothing else happens in the
/// exchange.
final class StreamHub implements Simulation.Listener {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Simulation simulation;
  private final Tickers tickers;
  private final Map<String, Set<Subscriber>> byName = new HashMap<>();
  private final Map<String, DepthStream> quickDepth = new HashMap<>();
  private final Map<String, DepthStream> slowDepth = new HashMap<>();

  /// The candle that each stream of candles has open, and whether it was told as it is.
  private final Map<String, Candle> open = new HashMap<>();

  private final Set<String> untold = new LinkedHashSet<>();
  private final Map<String, ObjectNode> best = new HashMap<>();

  StreamHub(Simulation simulation) {
    this.simulation = simulation;
    this.tickers = new Tickers(simulation);
    for (Listing listing : simulation.exchange().listings()) {
      quickDepth.put(listing.symbol(), new DepthStream(listing.symbol()));
      slowDepth.put(listing.symbol(), new DepthStream(listing.symbol()));
    }
  }

  /// Whether it names a stream: clients also put numbers of their own into the address, which mean
  /// nothing.
  static boolean isName(String text) {
    return text.contains("@") || text.length() > 20;
  }

  void subscribe(Subscriber subscriber, String name) {
    subscriber.names.add(name);
    byName.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(subscriber);
    StreamName stream = StreamName.of(name);
    stream
        .candles()
        .filter(_ -> !open.containsKey(name))
        .flatMap(interval -> newest(stream.symbol(), interval))
        .ifPresent(candle -> open.put(name, candle));
  }

  void unsubscribe(Subscriber subscriber, String name) {
    subscriber.names.remove(name);
    Set<Subscriber> hearers = byName.get(name);
    if (hearers != null) {
      hearers.remove(subscriber);
      if (hearers.isEmpty()) {
        byName.remove(name);
        open.remove(name);
      }
    }
  }

  void leave(Subscriber subscriber) {
    List.copyOf(subscriber.names).forEach(name -> unsubscribe(subscriber, name));
  }

  private Optional<Candle> newest(String symbol, Interval interval) {
    if (simulation.exchange().listing(symbol).isEmpty()) {
      return Optional.empty();
    }
    List<Candle> candles = simulation.tape(symbol).candles(interval, null, null, 1);
    return candles.isEmpty() ? Optional.empty() : Optional.of(candles.getLast());
  }

  void publish(String name, JsonNode data) {
    Set<Subscriber> hearers = byName.get(name);
    if (hearers != null) {
      List.copyOf(hearers).forEach(subscriber -> subscriber.hear(name, data));
    }
  }

  @Override
  public void heard(List<ExchangeEvent> events) {
    Map<Long, List<Trade>> aggregates = new LinkedHashMap<>();
    Set<String> books = new LinkedHashSet<>();
    for (ExchangeEvent event : events) {
      switch (event) {
        case ExchangeEvent.Printed printed -> {
          Trade trade = printed.trade();
          publish(StreamName.of(trade.symbol(), "trade"), MarketMessages.trade(trade));
          aggregates.computeIfAbsent(trade.aggregateId(), _ -> new ArrayList<>()).add(trade);
          candles(trade);
        }
        case ExchangeEvent.LevelChanged changed -> {
          depth(quickDepth, changed);
          depth(slowDepth, changed);
          books.add(changed.symbol());
        }
        case ExchangeEvent.OrderChanged _,
            ExchangeEvent.PairChanged _,
            ExchangeEvent.BalancesChanged _ -> {}
      }
    }
    for (List<Trade> trades : aggregates.values()) {
      String name = StreamName.of(trades.getFirst().symbol(), "aggTrade");
      publish(name, MarketMessages.aggregate(trades));
    }
    books.forEach(this::best);
  }

  private static void depth(Map<String, DepthStream> streams, ExchangeEvent.LevelChanged changed) {
    DepthStream stream = streams.get(changed.symbol());
    if (stream != null) {
      stream.add(changed);
    }
  }

  private void candles(Trade trade) {
    for (Interval interval : Interval.values()) {
      String name = StreamName.of(trade.symbol(), "kline_" + interval.word());
      if (byName.containsKey(name)) {
        candle(name, interval, trade);
      }
    }
  }

  private void candle(String name, Interval interval, Trade trade) {
    Candle present = open.get(name);
    long opens = interval.open(trade.time());
    if (present != null && present.openTime() < opens) {
      publish(name, MarketMessages.candle(trade.symbol(), present, interval, true, trade.time()));
    }
    Candle one = Candle.of(trade, opens);
    open.put(name, present != null && present.openTime() == opens ? present.with(one) : one);
    untold.add(name);
  }

  private void best(String symbol) {
    String name = StreamName.of(symbol, "bookTicker");
    if (!byName.containsKey(name)) {
      best.remove(symbol);
      return;
    }
    Listing listing = simulation.exchange().listing(symbol).orElseThrow();
    ObjectNode now = NODES.objectNode().put("s", symbol);
    tickers.best(now, listing, "b", "B", "a", "A");
    if (!now.equals(best.put(symbol, now.deepCopy()))) {
      now.put("u", simulation.exchange().updates(symbol));
      publish(name, now);
    }
  }

  /// Tells what is told ten times a second.
  void tenth(Moment now) {
    depth(quickDepth, "depth@100ms", now);
    levels(true);
  }

  /// Tells what is told once a second.
  void second(Moment now) {
    depth(slowDepth, "depth", now);
    levels(false);
    for (String name : List.copyOf(untold)) {
      StreamName stream = StreamName.of(name);
      Candle candle = open.get(name);
      Interval interval = stream.candles().orElseThrow();
      if (candle != null) {
        publish(
            name, MarketMessages.candle(stream.symbol(), candle, interval, false, now.market()));
      }
    }
    untold.clear();
    tickers(now);
  }

  private void depth(Map<String, DepthStream> streams, String kind, Moment now) {
    streams.forEach(
        (symbol, stream) -> {
          ObjectNode message = stream.take(now.market());
          if (message != null) {
            publish(StreamName.of(symbol, kind), message);
          }
        });
  }

  private void levels(boolean quick) {
    for (String name : List.copyOf(byName.keySet())) {
      StreamName stream = StreamName.of(name);
      if (stream.levels() > 0 && stream.quick() == quick) {
        simulation
            .exchange()
            .listing(stream.symbol())
            .ifPresent(listing -> publish(name, levels(listing, stream.levels())));
      }
    }
  }

  private ObjectNode levels(Listing listing, int most) {
    String symbol = listing.symbol();
    ObjectNode node = NODES.objectNode().put("lastUpdateId", simulation.exchange().updates(symbol));
    node.set(
        "bids",
        MarketDocuments.levels(listing, simulation.exchange().levels(symbol, Side.BUY, most)));
    node.set(
        "asks",
        MarketDocuments.levels(listing, simulation.exchange().levels(symbol, Side.SELL, most)));
    return node;
  }

  private void tickers(Moment now) {
    boolean anybody =
        byName.keySet().stream()
            .anyMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("ticker"));
    if (!anybody) {
      return;
    }
    ArrayNode all = NODES.arrayNode();
    ArrayNode mini = NODES.arrayNode();
    for (Listing listing : simulation.exchange().listings()) {
      Candle day = simulation.tape(listing.symbol()).day(now.market());
      if (day != null) {
        ObjectNode whole = MarketMessages.ticker(tickers.day(listing, now), now);
        ObjectNode brief = MarketMessages.miniTicker(listing, day, now.market());
        publish(StreamName.of(listing.symbol(), "ticker"), whole);
        publish(StreamName.of(listing.symbol(), "miniTicker"), brief);
        all.add(whole);
        mini.add(brief);
      }
    }
    publish("!ticker@arr", all);
    publish("!miniTicker@arr", mini);
  }
}
