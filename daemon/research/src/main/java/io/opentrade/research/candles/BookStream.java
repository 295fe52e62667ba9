package io.opentrade.research.candles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Reads a recording of Binance's streams: a message a line, with or without the nanoseconds of its
/// arrival before it. A REST snapshot, which is a line without an event, is a whole book; what
/// changed since comes as `depthUpdate`, and is taken where its numbers join on, as the exchange
/// asks. Where they do not, the book is lost until the next snapshot.
///
/// Times are the exchange's. A snapshot names none, but in recordings of our own: it has that of
/// the message before it. There, `gap` says that the book is lost.
final class BookStream {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_WAITING = 100_000;

  private final BookRows rows;
  private final String wanted;
  private final Set<String> others = new TreeSet<>();
  private final List<JsonNode> waiting = new ArrayList<>();
  private boolean joined;
  private boolean first;
  private long last;
  private long time = Long.MIN_VALUE;
  private boolean found;

  /// @param wanted the market as the exchange writes it: `ETHUSDT`
  BookStream(BookRows rows, String wanted) {
    this.rows = rows;
    this.wanted = wanted;
  }

  /// Markets of the recording other than the wanted one; empty where that is among them.
  Set<String> strangers() {
    return found ? Set.of() : others;
  }

  /// @return false where the line is no whole message: a killed recorder may leave such a last one
  /// @throws IllegalArgumentException with what was expected
  boolean line(String line) {
    int brace = line.indexOf('{');
    if (brace < 0) {
      return true;
    }
    JsonNode message;
    try {
      message = JSON.readTree(line.substring(brace));
    } catch (JsonProcessingException _) {
      return false;
    }
    take(message);
    return true;
  }

  private void take(JsonNode message) {
    JsonNode data = message.has("data") ? message.get("data") : message;
    if (data.path("E").isIntegralNumber()) {
      time = Math.max(time, data.path("E").asLong());
    }
    if (data.has("lastUpdateId")) {
      snapshot(message.path("stream").asText(""), data);
      return;
    }
    if (data.path("e").asText().equals("gap")) {
      gap(data);
      return;
    }
    if (data.path("e").asText().equals("depthUpdate")) {
      String symbol = data.path("s").asText().toUpperCase(Locale.ROOT);
      if (symbol.equals(wanted)) {
        found = true;
        change(data);
      } else {
        others.add(symbol);
      }
    }
  }

  private void gap(JsonNode data) {
    boolean book = data.path("of").asText().equals("book");
    if (book && joined && data.path("s").asText().equals(wanted)) {
      rows.lost(time);
      joined = false;
    }
  }

  private void snapshot(String stream, JsonNode data) {
    String symbol = stream.split("@", -1)[0].toUpperCase(Locale.ROOT);
    if (!symbol.isEmpty() && !symbol.equals(wanted)) {
      others.add(symbol);
      return;
    }
    if (time == Long.MIN_VALUE) {
      return; // of an unknown time: nothing may be known from it
    }
    rows.whole(time);
    levels(data.path("bids"), true);
    levels(data.path("asks"), false);
    last = data.path("lastUpdateId").asLong();
    joined = true;
    first = true;
    List<JsonNode> before = List.copyOf(waiting);
    waiting.clear();
    before.forEach(this::change);
  }

  private void change(JsonNode data) {
    long from = data.path("U").asLong();
    long to = data.path("u").asLong();
    if (joined && to <= last) {
      return;
    }
    boolean follows =
        data.has("pu") && !first ? data.path("pu").asLong() == last : from <= last + 1;
    if (joined && !follows) {
      rows.lost(time);
      joined = false;
    }
    if (!joined) {
      if (waiting.size() < MOST_WAITING) {
        waiting.add(data);
      }
      return;
    }
    levels(data.path("b"), true);
    levels(data.path("a"), false);
    last = to;
    first = false;
  }

  private void levels(JsonNode side, boolean bids) {
    for (JsonNode level : side) {
      try {
        BigDecimal price = new BigDecimal(level.path(0).asText());
        rows.level(time, bids, price, new BigDecimal(level.path(1).asText()));
      } catch (NumberFormatException _) {
        throw new IllegalArgumentException("levels of a price and a size");
      }
    }
  }
}
