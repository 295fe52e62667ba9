package io.opentrade.research.candles;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Reads a table of levels, as data vendors have them: a header with `timestamp`, `is_snapshot`,
/// `side`, `price` and `amount`, then a level a line; an amount of 0 takes the level away. Lines
/// with `is_snapshot` are a whole book, which begins where the line before is none of it.
final class BookTable {
  private static final List<List<String>> COLUMNS =
      List.of(
          List.of("timestamp", "time", "ts"),
          List.of("is_snapshot", "snapshot"),
          List.of("side"),
          List.of("price"),
          List.of("amount", "size", "quantity", "qty"));
  private static final Set<String> BIDS = Set.of("bid", "b", "buy");
  private static final Set<String> ASKS = Set.of("ask", "a", "sell");

  /// Beyond it a time is in microseconds, beyond a thousand times that in nanoseconds.
  private static final long LARGEST_MILLIS = 100_000_000_000_000L;

  private final BookRows rows;
  private final String separator;
  private final int[] columns;
  private final int symbol;
  private final Set<String> symbols = new TreeSet<>();
  private boolean snapshot;

  /// @throws IllegalArgumentException with what was expected
  BookTable(BookRows rows, String header) {
    this.rows = rows;
    this.separator = header.indexOf(';') >= 0 ? ";" : header.indexOf('\t') >= 0 ? "\t" : ",";
    List<String> names = new ArrayList<>();
    for (String name : header.split(separator, -1)) {
      names.add(name.strip().toLowerCase(Locale.ROOT));
    }
    this.columns = COLUMNS.stream().mapToInt(known -> find(names, known)).toArray();
    this.symbol = names.indexOf("symbol");
  }

  private static int find(List<String> names, List<String> known) {
    for (String name : known) {
      if (names.contains(name)) {
        return names.indexOf(name);
      }
    }
    throw new IllegalArgumentException(
        "messages of a stream, or a header with timestamp, is_snapshot, side, price, amount");
  }

  /// The markets of the table, as it calls them.
  Set<String> symbols() {
    return symbols;
  }

  /// @throws IllegalArgumentException with what was expected
  void line(String line) {
    String[] fields = line.split(separator, -1);
    if (symbol >= 0 && symbol < fields.length) {
      symbols.add(fields[symbol].strip());
    }
    long at = millis(field(fields, 0));
    boolean whole = List.of("true", "1").contains(field(fields, 1));
    String side = field(fields, 2);
    if (!BIDS.contains(side) && !ASKS.contains(side)) {
      throw new IllegalArgumentException("bid or ask as the side");
    }
    if (whole && !snapshot) {
      rows.whole(at);
    }
    snapshot = whole;
    rows.level(at, BIDS.contains(side), number(fields, 3), number(fields, 4));
  }

  private String field(String[] fields, int column) {
    if (columns[column] >= fields.length) {
      throw new IllegalArgumentException("as many fields as the header has");
    }
    return fields[columns[column]].strip().toLowerCase(Locale.ROOT);
  }

  private BigDecimal number(String[] fields, int column) {
    try {
      return new BigDecimal(field(fields, column));
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("a number as " + COLUMNS.get(column).getFirst());
    }
  }

  private static long millis(String text) {
    try {
      long value = Long.parseLong(text);
      long millis = value >= LARGEST_MILLIS ? value / 1_000 : value;
      return millis >= LARGEST_MILLIS ? millis / 1_000 : millis;
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("a time since the epoch in milli-, micro- or nanoseconds");
    }
  }
}
