package io.opentrade.research.candles;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads JSON: the first array of arrays (Binance klines; time, price, amount for trades) or of
/// objects (with names as in headers) that the document holds.
final class JsonReader {
  private static final int IGNORED = -1;
  private static final int TIME = RowReader.SLOTS;
  private static final byte[] NONE = {};

  /// What a field means and how good it is among several for the same.
  private record Role(int slot, int rank, boolean end) {}

  private final RowReader rows;
  private final Map<String, Role> roles = new HashMap<>();
  private final byte[][] values = new byte[TIME + 1][];
  private final int[] ranks = new int[TIME + 1];
  private boolean closeTimes;
  private boolean begun;

  JsonReader(RowReader rows) {
    this.rows = rows;
  }

  void read(InputStream stream, Place place) throws IOException {
    begun = false;
    try (JsonParser parser = new JsonFactory().createParser(stream)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      boolean found = false;
      // Read to the end also when the candles were found: a document cut off is not trusted.
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (found && token.isStructStart()) {
          parser.skipChildren();
        } else if (token == JsonToken.START_ARRAY) {
          found = elements(parser, place);
        }
      }
      if (!begun) {
        throw CandleFailure.bad(place, "JSON without an array of candles", "candles");
      }
      rows.finish();
    } catch (StreamConstraintsException e) {
      throw CandleFailure.bad(
          place, "JSON that is nested too deeply or holds too long a word", "an array of candles");
    } catch (StreamReadException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw CandleFailure.bad(
          place.at(line), "broken JSON (" + e.getOriginalMessage() + ")", "an array of candles");
    }
  }

  /// Reads the elements of an array whose start has just been read, if they are rows.
  private boolean elements(JsonParser parser, Place place) throws IOException {
    JsonToken token = parser.nextToken();
    boolean any = false;
    while (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
      long line = parser.currentTokenLocation().getLineNr();
      clear();
      if (token == JsonToken.START_ARRAY) {
        array(parser);
      } else {
        object(parser, place, line);
      }
      row(place, line);
      any = true;
      token = parser.nextToken();
    }
    if (any && token != JsonToken.END_ARRAY) {
      throw CandleFailure.bad(
          place.at(parser.currentTokenLocation().getLineNr()),
          token == null ? "the end of the file" : "'" + parser.getText() + "'",
          "the next candle or the end of the array");
    }
    return any;
  }

  private void clear() {
    for (int i = 0; i <= TIME; i++) {
      values[i] = NONE;
      ranks[i] = Integer.MAX_VALUE;
    }
    closeTimes = false;
  }

  private void array(JsonParser parser) throws IOException {
    boolean trades = rows.options().trades();
    int column = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken(), column++) {
      if (token.isStructStart()) {
        parser.skipChildren();
      } else {
        int slot = trades ? tradeSlot(column) : candleSlot(column);
        if (slot != IGNORED) {
          values[slot] = bytes(parser);
          ranks[slot] = 0;
        }
      }
    }
  }

  private static int candleSlot(int column) {
    return column == 0 ? TIME : column <= RowReader.SLOTS ? column - 1 : IGNORED;
  }

  private static int tradeSlot(int column) {
    return switch (column) {
      case 0 -> TIME;
      case 1 -> RowReader.OPEN;
      case 2 -> RowReader.VOLUME;
      default -> IGNORED;
    };
  }

  private void object(JsonParser parser, Place place, long line) throws IOException {
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_OBJECT;
        token = parser.nextToken()) {
      if (token == null) {
        throw CandleFailure.bad(place.at(line), "a candle that does not end", "a whole candle");
      }
      Role role = roles.computeIfAbsent(parser.currentName(), this::roleOf);
      JsonToken value = parser.nextToken();
      if (value.isStructStart()) {
        parser.skipChildren();
      } else if (role.slot() != IGNORED && role.rank() < ranks[role.slot()]) {
        values[role.slot()] = bytes(parser);
        ranks[role.slot()] = role.rank();
        closeTimes = role.slot() == TIME ? role.end() : closeTimes;
      }
    }
  }

  private Role roleOf(String name) {
    String plain = ColumnNames.plain(name);
    boolean trades = rows.options().trades();
    Integer slot = ColumnNames.slot(plain, trades);
    if (slot != null) {
      return new Role(slot, 0, false);
    }
    int start = ColumnNames.startRank(plain);
    if (start >= 0) {
      return new Role(TIME, start, false);
    }
    int end = ColumnNames.endRank(plain);
    return end >= 0 ? new Role(TIME, 1000 + end, true) : new Role(IGNORED, 0, false);
  }

  private static byte[] bytes(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL
        ? NONE
        : parser.getText().strip().getBytes(StandardCharsets.UTF_8);
  }

  private void row(Place place, long line) {
    if (!begun) {
      requireWhole(place.at(line));
      rows.begin(place, closeTimes);
      begun = true;
    }
    rows.time(values[TIME], 0, values[TIME].length, line);
    boolean trades = rows.options().trades();
    for (int slot = 0; slot < RowReader.SLOTS; slot++) {
      if (!trades || slot == RowReader.OPEN || slot == RowReader.VOLUME) {
        rows.number(slot, values[slot], 0, values[slot].length, line);
      }
    }
    rows.end();
  }

  private void requireWhole(Place place) {
    boolean trades = rows.options().trades();
    boolean whole = given(TIME) && given(RowReader.OPEN);
    boolean candle = given(RowReader.HIGH) && given(RowReader.LOW) && given(RowReader.CLOSE);
    if (!whole || !trades && !candle) {
      throw CandleFailure.bad(
          place,
          "an element without " + missing(trades),
          trades ? "trades" : "candles: [time, open, high, low, close, volume] or such names");
    }
  }

  private boolean given(int slot) {
    return ranks[slot] != Integer.MAX_VALUE;
  }

  private @Nullable String missing(boolean trades) {
    if (!given(TIME)) {
      return "a time";
    }
    if (trades) {
      return "a price";
    }
    return !given(RowReader.OPEN) ? "an open price" : "high, low or close";
  }
}
