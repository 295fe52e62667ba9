package io.opentrade.research.candles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which column of a text file is what.
///
/// @param time column of the time; with `clock` at or above 0 that column holds its second half
/// @param closeTimes whether the time is the end of the bar
/// @param slots column of each slot of [RowReader]; -1 where there is none
/// @param header whether the first line holds names
record CsvLayout(int time, int clock, boolean closeTimes, int[] slots, boolean header) {
  private static final int KLINE_COLUMNS = 12;

  /// The greatest column that is wanted.
  int last() {
    int last = Math.max(time, clock);
    for (int slot : slots) {
      last = Math.max(last, slot);
    }
    return last;
  }

  static CsvLayout of(byte[] text, CsvFields fields, RowReader rows, Place place) {
    boolean numbers = fields.count() > 1;
    for (int i = 1; i < Math.min(3, fields.count()); i++) {
      numbers &= rows.isNumber(text, fields.start(i), fields.end(i));
    }
    return numbers && rows.isTime(text, fields.start(0), fields.end(0))
        ? bare(fields.count(), rows.options().trades(), place)
        : named(text, fields, rows.options().trades(), place);
  }

  private static CsvLayout bare(int columns, boolean trades, Place place) {
    if (trades) {
      if (columns == 3) {
        return new CsvLayout(0, -1, false, new int[] {1, -1, -1, -1, 2}, false);
      }
      throw CandleFailure.bad(
          place, columns + " columns without a header", "time, price, amount, or a header");
    }
    if (columns == 5 || columns == 6 || columns == KLINE_COLUMNS) {
      return new CsvLayout(0, -1, false, new int[] {1, 2, 3, 4, columns > 5 ? 5 : -1}, false);
    }
    if (columns == 3) {
      throw CandleFailure.usage(
          place,
          "these look like trades (time, price, amount), not candles",
          "Add --trades to make candles of them.");
    }
    throw CandleFailure.bad(
        place,
        columns == 11
            ? "11 columns without a header, as quote bars (bid and ask) have"
            : columns + " columns without a header",
        "time, open, high, low, close, volume (or Binance klines), or a header line");
  }

  private static CsvLayout named(byte[] text, CsvFields fields, boolean trades, Place place) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < fields.count(); i++) {
      names.add(ColumnNames.plain(fields.text(text, i)));
    }
    int[] slots = new int[RowReader.SLOTS];
    Arrays.fill(slots, -1);
    for (int i = 0; i < names.size(); i++) {
      Integer slot = ColumnNames.slot(names.get(i), trades);
      if (slot != null && slots[slot] < 0) {
        slots[slot] = i;
      } else if (slot != null && names.indexOf(names.get(i)) < i) {
        throw CandleFailure.bad(
            place,
            "two columns " + RowReader.shown(text, fields.start(i), fields.end(i)),
            "each name once, since nobody can tell which is meant");
      }
    }
    int start = best(names, true);
    int time = start >= 0 ? start : best(names, false);
    int date = names.indexOf("date");
    int clock = names.indexOf("time");
    boolean split = date >= 0 && clock >= 0 && (time == date || time == clock);
    CsvLayout layout =
        new CsvLayout(split ? date : time, split ? clock : -1, start < 0, slots, true);
    layout.requireWhole(text, fields, trades, place);
    return layout;
  }

  private static int best(List<String> names, boolean starts) {
    int best = -1;
    int bestRank = Integer.MAX_VALUE;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      int rank = starts ? ColumnNames.startRank(name) : ColumnNames.endRank(name);
      if (rank >= 0 && rank < bestRank) {
        best = i;
        bestRank = rank;
      }
    }
    return best;
  }

  private void requireWhole(byte[] text, CsvFields fields, boolean trades, Place place) {
    List<String> missing = new ArrayList<>();
    if (time < 0) {
      missing.add("time");
    }
    String[] wanted =
        trades
            ? new String[] {"price", null, null, null, "amount"}
            : new String[] {"open", "high", "low", "close", null};
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i] != null && slots[i] < 0) {
        missing.add(wanted[i]);
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    if (!trades && missing.contains("open") && hasTradeColumns(text, fields)) {
      throw CandleFailure.usage(
          place, "these are trades, not candles", "Add --trades to make candles of them.");
    }
    throw CandleFailure.bad(
        place,
        RowReader.shown(text, fields.start(0), fields.end(fields.count() - 1)),
        "a header or rows with a column for " + String.join(", ", missing));
  }

  private static boolean hasTradeColumns(byte[] text, CsvFields fields) {
    boolean[] found = new boolean[RowReader.SLOTS];
    for (int i = 0; i < fields.count(); i++) {
      Integer slot = ColumnNames.slot(ColumnNames.plain(fields.text(text, i)), true);
      if (slot != null) {
        found[slot] = true;
      }
    }
    return found[RowReader.OPEN] && found[RowReader.VOLUME];
  }
}
