package io.opentrade.research.candles;

import io.opentrade.engine.sim.RecordedBook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/// Reads recorded order books, plain, gzipped or in a zip: messages of streams, or a table of
/// levels.
public final class BookFiles {
  private static final int SHOWN = 60;

  private BookFiles() {}

  /// @param symbol of the market that is traded: `ETH/USDT`
  /// @throws CandleFailure with file and line where it is not possible
  public static RecordedBook read(Path path, String symbol) {
    return Unpacked.read(
        path,
        (text, place) ->
            read(
                new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8)),
                place,
                symbol));
  }

  private static RecordedBook read(BufferedReader lines, Place place, String symbol)
      throws IOException {
    BookRows rows = new BookRows();
    BookStream stream = new BookStream(rows, symbol.replaceAll("[^A-Za-z0-9]", ""));
    BookTable table = null;
    boolean streams = false;
    long number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        if (table == null && (streams || line.indexOf('{') >= 0)) {
          streams = true;
          // Only a last line may be cut off, and not the only one.
          if (!stream.line(line) && (number == 1 || lines.readLine() != null)) {
            throw new IllegalArgumentException("a message of a stream as JSON");
          }
        } else if (table == null) {
          table = new BookTable(rows, line);
        } else {
          table.line(line);
        }
      } catch (IllegalArgumentException expected) {
        String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
        throw CandleFailure.bad(
            place.at(number), "'" + shown + "'", String.valueOf(expected.getMessage()));
      } catch (ArithmeticException tooMuch) {
        throw CandleFailure.limit(place.at(number), String.valueOf(tooMuch.getMessage()));
      }
    }
    requireOne(place, symbol, table == null ? stream.strangers() : strangers(table.symbols()));
    return book(rows, place);
  }

  /// A table of one market may call it as it likes.
  private static Set<String> strangers(Set<String> symbols) {
    return symbols.size() < 2 ? Set.of() : symbols;
  }

  private static void requireOne(Place place, String symbol, Set<String> strangers) {
    if (!strangers.isEmpty()) {
      throw CandleFailure.usage(
          place,
          "the book is of " + String.join(", ", strangers) + ", and " + symbol + " is traded",
          "name a recording of " + symbol);
    }
  }

  private static RecordedBook book(BookRows rows, Place place) {
    if (!rows.known()) {
      throw CandleFailure.bad(place, "no whole book", "a snapshot, and what changed after it");
    }
    try {
      return rows.book();
    } catch (IllegalArgumentException exception) {
      throw CandleFailure.bad(
          place, "a book that makes no sense (" + exception.getMessage() + ")", "an order book");
    }
  }
}
