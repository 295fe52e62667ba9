package io.opentrade.server.venue.bybit;

import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.PublicTrade;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.StreamEvent.TextLevel;
import io.opentrade.server.venue.Topic;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.UnexpectedAnswer;
import io.opentrade.server.venue.stream.StreamDialect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/// Bybit's public streams. A book begins with a snapshot; each change has the next number, and
/// number 1 is a snapshot again, after the exchange's restart.
final class BybitStream implements StreamDialect {
  private final HttpUrl base;
  private final MarketKind kind;
  private final Map<String, Market> markets = new HashMap<>();

  BybitStream(HttpUrl base, MarketKind kind, Set<Topic> topics) {
    this.base = base;
    this.kind = kind;
    topics.forEach(topic -> markets.put(topic.market().code(), topic.market()));
  }

  @Override
  public HttpUrl address() {
    return base.newBuilder().addPathSegments("v5/public/" + BybitNames.category(kind)).build();
  }

  /// Ten topics a request at most.
  @Override
  public List<String> subscribe(Set<Topic> topics) {
    List<String> names = topics.stream().map(BybitStream::name).sorted().toList();
    int requests = (names.size() + 9) / 10;
    return java.util.stream.IntStream.range(0, requests)
        .mapToObj(
            request ->
                names.subList(request * 10, Math.min(names.size(), request * 10 + 10)).stream()
                    .collect(
                        Collectors.joining("\",\"", "{\"op\":\"subscribe\",\"args\":[\"", "\"]}")))
        .toList();
  }

  private static String name(Topic topic) {
    return switch (topic.kind()) {
      case TRADES -> "publicTrade." + topic.market().code();
      case BOOK -> "orderbook.200." + topic.market().code();
    };
  }

  @Override
  public String heartbeat() {
    return "{\"op\":\"ping\"}";
  }

  @Override
  public List<StreamEvent> read(Json message) {
    if (message.has("success") && !message.flag("success")) {
      throw new UnexpectedAnswer("a refused subscription");
    }
    String topic = message.text("topic", "");
    Market market = markets.get(topic.substring(topic.lastIndexOf('.') + 1));
    if (market == null) {
      return List.of();
    }
    if (topic.startsWith("publicTrade.")) {
      List<PublicTrade> trades = message.list("data").stream().map(BybitStream::trade).toList();
      return List.of(new StreamEvent.Trades(market, trades));
    }
    Json data = message.at("data");
    long number = data.whole("u");
    long at = message.has("ts") ? message.whole("ts") : StreamEvent.NONE;
    List<TextLevel> bids = levels(data.list("b"));
    List<TextLevel> asks = levels(data.list("a"));
    return List.of(
        message.text("type").equals("snapshot") || number == 1
            ? new StreamEvent.Snapshot(market, bids, asks, number, StreamEvent.NONE, at)
            : new StreamEvent.Change(
                market, bids, asks, number, number, StreamEvent.NONE, StreamEvent.NONE, at));
  }

  private static PublicTrade trade(Json row) {
    return new PublicTrade(
        row.text("i"),
        new Price(row.decimal("p")),
        new Quantity(row.decimal("v")),
        BybitMarkets.side(row.text("S")),
        row.whole("T"));
  }

  private static List<TextLevel> levels(List<Json> rows) {
    return rows.stream().map(row -> new TextLevel(row.at(0).digits(), row.at(1).digits())).toList();
  }
}
