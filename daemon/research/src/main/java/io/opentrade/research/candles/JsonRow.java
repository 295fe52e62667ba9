package io.opentrade.research.candles;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One candle or trade of a JSON document: an array of values, or an object with names as in
/// headers. Reused for all rows.
final class JsonRow {
  private static final int IGNORED = -1;
  private static final int TIME = RowReader.SLOTS;
  private static final int MARKET = TIME + 1;
  private static final int ROLES = MARKET + 1;
  private static final byte[] NONE = {};

  /// What a field means and how good it is among several for the same.
  private record Role(int slot, int rank, boolean end) {}

  private final RowReader rows;
  private final Map<String, Role> roles = new HashMap<>();
  private final byte[][] values = new byte[ROLES][];
  private final int[] ranks = new int[ROLES];
  private final List<JsonToken> kinds = new ArrayList<>();
  private final List<byte[]> array = new ArrayList<>();
  private boolean named;
  private boolean closeTimes;
  private boolean begun;

  JsonRow(RowReader rows) {
    this.rows = rows;
  }

  /// Whether a row of this document was taken.
  boolean begun() {
    return begun;
  }

  void clear() {
    Arrays.fill(values, NONE);
    Arrays.fill(ranks, Integer.MAX_VALUE);
    closeTimes = false;
    named = true;
  }

  /// Reads the values of an array up to its end.
  ///
  /// @param first its first token, which has been read
  void array(JsonParser parser, @Nullable JsonToken first, Place place) throws IOException {
    kinds.clear();
    array.clear();
    for (JsonToken token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      if (token == null) {
        throw CandleFailure.bad(place, "the end of the file", "the rest of a row");
      }
      kinds.add(token);
      array.add(bytes(parser));
      if (token.isStructStart()) {
        parser.skipChildren();
      }
    }
    int[] columns = JsonColumns.of(kinds, array, rows.options().trades(), place);
    named = false;
    for (int slot = 0; slot <= TIME; slot++) {
      if (columns[slot] >= 0 && columns[slot] < array.size()) {
        values[slot] = array.get(columns[slot]);
        ranks[slot] = 0;
      }
    }
  }

  /// Takes the value of a field that is no array or object.
  void field(JsonParser parser) throws IOException {
    Role role = roles.computeIfAbsent(parser.currentName(), this::roleOf);
    if (role.slot() != IGNORED && role.rank() < ranks[role.slot()]) {
      values[role.slot()] = bytes(parser);
      ranks[role.slot()] = role.rank();
      closeTimes = role.slot() == TIME ? role.end() : closeTimes;
    }
  }

  private Role roleOf(String name) {
    String plain = ColumnNames.plain(name);
    ColumnNames.Meaning meaning = ColumnNames.meaning(plain, rows.options().trades());
    if (meaning != null) {
      return new Role(meaning.slot(), meaning.rank(), false);
    }
    int start = ColumnNames.startRank(plain);
    if (start >= 0) {
      return new Role(TIME, start, false);
    }
    int end = ColumnNames.endRank(plain);
    if (end >= 0) {
      return new Role(TIME, 1000 + end, true);
    }
    return new Role(ColumnNames.isMarket(plain) ? MARKET : IGNORED, 0, false);
  }

  private static byte[] bytes(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL || parser.currentToken().isStructStart()
        ? NONE
        : parser.getText().strip().getBytes(StandardCharsets.UTF_8);
  }

  /// Whether there is a time and a price.
  boolean isRow() {
    return ranks[TIME] != Integer.MAX_VALUE && ranks[RowReader.OPEN] != Integer.MAX_VALUE;
  }

  /// Hands the row on.
  void end(Place place, long line) {
    if (!begun) {
      requireWhole(place.at(line));
      rows.begin(place, closeTimes, named);
      begun = true;
    }
    if (values[MARKET].length > 0) {
      rows.market(values[MARKET], 0, values[MARKET].length, line);
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
    boolean candle = given(RowReader.HIGH) && given(RowReader.LOW) && given(RowReader.CLOSE);
    if (!isRow() || !trades && !candle) {
      throw CandleFailure.bad(
          place,
          "an element without " + missing(trades),
          trades ? "trades" : "candles: [time, open, high, low, close, volume] or such names");
    }
  }

  private boolean given(int slot) {
    return ranks[slot] != Integer.MAX_VALUE;
  }

  private String missing(boolean trades) {
    if (!given(TIME)) {
      return "a time";
    }
    if (trades) {
      return "a price";
    }
    return !given(RowReader.OPEN) ? "an open price" : "high, low or close";
  }
}
