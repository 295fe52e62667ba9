package io.opentrade.server.venue.okx;

import io.opentrade.server.venue.Market;
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

/// OKX's public streams. A book begins with a snapshot; each change names the number before, and
/// carries a checksum of the first 25 levels.
final class OkxStream implements StreamDialect {
  private final HttpUrl base;
  private final Map<String, Market> markets = new HashMap<>();

  OkxStream(HttpUrl base, Set<Topic> topics) {
    this.base = base;
    topics.forEach(topic -> markets.put(topic.market().code(), topic.market()));
  }

  @Override
  public HttpUrl address() {
    return base.newBuilder().addPathSegments("ws/v5/public").build();
  }

  @Override
  public List<String> subscribe(Set<Topic> topics) {
    return List.of(
        topics.stream()
            .map(
                topic ->
                    "{\"channel\":\""
                        + (topic.kind() == Topic.Kind.BOOK ? "books" : "trades")
                        + "\",\"instId\":\""
                        + topic.market().code()
                        + "\"}")
            .sorted()
            .collect(Collectors.joining(",", "{\"op\":\"subscribe\",\"args\":[", "]}")));
  }

  @Override
  public String heartbeat() {
    return "ping";
  }

  @Override
  public boolean isPulse(String message) {
    return message.equals("pong");
  }

  @Override
  public List<StreamEvent> read(Json message) {
    if (message.text("event", "").equals("error")) {
      throw new UnexpectedAnswer("a refused subscription");
    }
    if (!message.has("data")) {
      return List.of();
    }
    Json argument = message.at("arg");
    Market market = markets.get(argument.text("instId"));
    if (market == null) {
      return List.of();
    }
    if (argument.text("channel").equals("trades")) {
      return List.of(
          new StreamEvent.Trades(
              market, message.list("data").stream().map(OkxMarkets::trade).toList()));
    }
    boolean whole = message.text("action").equals("snapshot");
    return message.list("data").stream().map(row -> book(row, market, whole)).toList();
  }

  private static StreamEvent book(Json row, Market market, boolean whole) {
    List<TextLevel> bids = levels(row.list("bids"));
    List<TextLevel> asks = levels(row.list("asks"));
    long number = row.whole("seqId");
    // Signed, as a CRC32 in 32 bits.
    long checksum = row.has("checksum") ? (int) row.whole("checksum") : StreamEvent.NONE;
    long at = row.whole("ts");
    return whole
        ? new StreamEvent.Snapshot(market, bids, asks, number, checksum, at)
        : new StreamEvent.Change(
            market, bids, asks, number, number, row.whole("prevSeqId"), checksum, at);
  }

  private static List<TextLevel> levels(List<Json> rows) {
    return rows.stream().map(row -> new TextLevel(row.at(0).digits(), row.at(1).digits())).toList();
  }
}
