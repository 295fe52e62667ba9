package io.opentrade.research.candles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which column of a text file is what.
///
/// @param market column of the market that a row is of; -1 where there is none
/// @param time column of the time; with `clock` at or above 0 that column holds its second half
/// @param closeTimes whether the time is the end of the bar
/// @param slots column of each slot of [RowReader]; -1 where there is none
/// @param header whether the first line holds names
record CsvLayout(int market, int time, int clock, boolean closeTimes, int[] slots, boolean header) {

  /// The greatest column that is wanted.
  int last() {
    int last = Math.max(market, Math.max(time, clock));
    for (int slot : slots) {
      last = Math.max(last, slot);
    }
    return last;
  }

  static CsvLayout of(byte[] text, CsvFields fields, RowReader rows, Place place) {
    return rows.isTime(text, fields.start(0), fields.end(0)) && fields.count() > 1
        ? new BareColumns(text, fields, rows, place).layout()
        : named(text, fields, rows.options().trades(), place);
  }

  private static CsvLayout named(byte[] text, CsvFields fields, boolean trades, Place place) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < fields.count(); i++) {
      names.add(ColumnNames.plain(fields.text(text, i)));
    }
    int[] slots = slots(text, fields, names, trades, place);
    if (isPriceAboveDate(names)) {
      names.set(0, "date");
    }
    int start = best(names, true);
    int time = start >= 0 ? start : best(names, false);
    int date = names.indexOf("date");
    int clock = names.indexOf("time");
    boolean split = date >= 0 && clock >= 0 && (time == date || time == clock);
    CsvLayout layout =
        new CsvLayout(
            ColumnNames.market(names),
            split ? date : time,
            split ? clock : -1,
            start < 0,
            slots,
            true);
    layout.requireWhole(text, fields, trades, place);
    return layout;
  }

  /// Some programs name the columns on one line and the column of dates two lines below.
  private static boolean isPriceAboveDate(List<String> names) {
    return names.getFirst().equals("price") && names.contains("close") && best(names, true) < 0;
  }

  private static int[] slots(
      byte[] text, CsvFields fields, List<String> names, boolean trades, Place place) {
    int[] slots = new int[RowReader.SLOTS];
    int[] ranks = new int[RowReader.SLOTS];
    Arrays.fill(slots, -1);
    Arrays.fill(ranks, Integer.MAX_VALUE);
    for (int i = 0; i < names.size(); i++) {
      ColumnNames.Meaning meaning = ColumnNames.meaning(names.get(i), trades);
      if (meaning == null) {
        continue;
      }
      if (names.indexOf(names.get(i)) < i) {
        throw CandleFailure.bad(
            place,
            "two columns " + RowReader.shown(text, fields.start(i), fields.end(i)),
            "each name once, since nobody can tell which is meant");
      }
      if (meaning.rank() < ranks[meaning.slot()]) {
        slots[meaning.slot()] = i;
        ranks[meaning.slot()] = meaning.rank();
      }
    }
    return slots;
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
      ColumnNames.Meaning meaning =
          ColumnNames.meaning(ColumnNames.plain(fields.text(text, i)), true);
      if (meaning != null) {
        found[meaning.slot()] = true;
      }
    }
    return found[RowReader.OPEN] && found[RowReader.VOLUME];
  }
}
