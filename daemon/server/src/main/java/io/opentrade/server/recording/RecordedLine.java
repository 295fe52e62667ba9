package io.opentrade.server.recording;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.engine.domain.Side;
import io.opentrade.server.venue.Depth;
import io.opentrade.server.venue.PublicTrade;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.StreamEvent.TextLevel;
import java.util.List;
import java.util.Locale;

/// How one market's events are written: a message a line in the form of Binance's combined
/// streams, whatever the exchange, with its own numbers and times. What Binance has no message for
/// is ours: `recording` at the head, `gap` and `resumed` around what is missing, and the time `E`
/// of a whole book.
///
/// @param code of the market in the lines: `ETHUSDT` for `ETH/USDT`
record RecordedLine(String code) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static RecordedLine of(String symbol) {
    return new RecordedLine(symbol.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT));
  }

  private String line(String stream, ObjectNode data) {
    ObjectNode message = JSON.createObjectNode();
    message.put("stream", code.toLowerCase(Locale.ROOT) + "@" + stream);
    message.set("data", data);
    return message.toString();
  }

  private static ObjectNode event(String kind, long at) {
    return JSON.createObjectNode().put("e", kind).put("E", at);
  }

  /// The first line.
  ///
  /// @param began by our clock, ISO-8601 UTC
  String head(String market, String kind, String tick, String lot, String began) {
    ObjectNode data = JSON.createObjectNode();
    data.put("e", "recording").put("format", 1).put("market", market).put("kind", kind);
    data.put("s", code).put("tick", tick).put("lot", lot).put("began", began);
    return line("recording", data);
  }

  String trade(PublicTrade trade, long at) {
    ObjectNode data = event("trade", at).put("s", code);
    if (trade.id().matches("\\d{1,18}")) {
      data.put("t", Long.parseLong(trade.id()));
    } else {
      data.put("t", trade.id());
    }
    data.put("p", trade.price().toString()).put("q", trade.quantity().toString());
    return line("trade", data.put("T", trade.at()).put("m", trade.taker() == Side.SELL));
  }

  String whole(Depth book, long at) {
    ObjectNode data = JSON.createObjectNode();
    data.put("lastUpdateId", book.sequence()).put("E", at);
    data.set("bids", levels(book.bids()));
    data.set("asks", levels(book.asks()));
    return line("depth", data);
  }

  private static ArrayNode levels(List<Depth.Level> levels) {
    ArrayNode rows = JSON.createArrayNode();
    levels.forEach(
        level -> rows.addArray().add(level.price().toString()).add(level.quantity().toString()));
    return rows;
  }

  String change(StreamEvent.Change change, long at) {
    ObjectNode data = event("depthUpdate", at).put("s", code);
    data.put("U", change.first()).put("u", change.last());
    if (change.previous() != StreamEvent.NONE) {
      data.put("pu", change.previous());
    }
    data.set("b", texts(change.bids()));
    data.set("a", texts(change.asks()));
    return line("depth", data);
  }

  private static ArrayNode texts(List<TextLevel> levels) {
    ArrayNode rows = JSON.createArrayNode();
    levels.forEach(level -> rows.addArray().add(level.price()).add(level.quantity()));
    return rows;
  }

  /// Something is missing from here on.
  String gap(String what, String why, long at) {
    return line("gap", event("gap", at).put("s", code).put("of", what).put("why", why));
  }

  /// It is whole again.
  String resumed(String what, long at) {
    return line("gap", event("resumed", at).put("s", code).put("of", what));
  }
}
