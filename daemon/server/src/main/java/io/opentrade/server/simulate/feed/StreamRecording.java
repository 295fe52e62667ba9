package io.opentrade.server.simulate.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.engine.domain.Side;
import io.opentrade.server.simulate.exchange.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A recording of Binance's combined streams: a message a line, with or without the nanoseconds of
/// its arrival before it; a REST snapshot of the book is a line without a stream's name. Trades and
/// books come back; the rest follows from them. A last line that a killed recorder left half
/// written is passed over.
final class StreamRecording implements Feed {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BufferedReader lines;
  private final String only;
  private long number;
  private long time;

  /// @param only the market of snapshots, which do not name theirs, such as `ETHUSDT`
  StreamRecording(BufferedReader lines, String only) {
    this.lines = lines;
    this.only = only;
  }

  @Override
  public @Nullable Event next() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      int brace = line.indexOf('{');
      if (brace >= 0) {
        JsonNode message = parse(line.substring(brace));
        if (message == null) {
          return null;
        }
        Event event = event(message);
        if (event != null) {
          return event;
        }
      }
    }
    return null;
  }

  /// Null for a last line that is cut off.
  private @Nullable JsonNode parse(String text) throws IOException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      if (number > 1 && lines.readLine() == null) {
        return null;
      }
      throw new IOException("line " + number + " of the recording is no JSON", broken);
    }
  }

  private @Nullable Event event(JsonNode message) throws IOException {
    JsonNode data = message.has("data") ? message.get("data") : message;
    if (data.has("lastUpdateId")) {
      time = data.path("E").asLong(time); // recordings of our own tell it
      String symbol = message.path("stream").asText(only).split("@", -1)[0];
      return new Event(
          time, book(symbol.toUpperCase(Locale.ROOT), data.get("bids"), data.get("asks"), true));
    }
    if (data.has("E")) {
      time = data.get("E").asLong();
    }
    return switch (data.path("e").asText()) {
      case "trade", "aggTrade" -> trade(data);
      case "depthUpdate" ->
          new Event(
              data.get("E").asLong(),
              book(data.get("s").asText(), data.get("b"), data.get("a"), false));
      default -> null;
    };
  }

  private static Event trade(JsonNode data) {
    Side side = data.get("m").asBoolean() ? Side.SELL : Side.BUY;
    return new Event(
        data.get("T").asLong(),
        new Command.CrowdTrade(
            data.get("s").asText(),
            side,
            new BigDecimal(data.get("p").asText()),
            new BigDecimal(data.get("q").asText())));
  }

  private static Command.CrowdBook book(
      String symbol, @Nullable JsonNode bids, @Nullable JsonNode asks, boolean whole)
      throws IOException {
    if (bids == null || asks == null) {
      throw new IOException("a book without two sides");
    }
    return new Command.CrowdBook(symbol, side(bids), side(asks), whole);
  }

  private static Map<BigDecimal, BigDecimal> side(JsonNode levels) {
    Map<BigDecimal, BigDecimal> side = new LinkedHashMap<>();
    levels.forEach(
        level ->
            side.put(new BigDecimal(level.get(0).asText()), new BigDecimal(level.get(1).asText())));
    return side;
  }
}
