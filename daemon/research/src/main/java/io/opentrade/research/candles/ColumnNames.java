package io.opentrade.research.candles;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the names of columns mean. Case, blanks, underscores and brackets do not count.
final class ColumnNames {
  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("open", RowReader.OPEN),
          Map.entry("o", RowReader.OPEN),
          Map.entry("openprice", RowReader.OPEN),
          Map.entry("high", RowReader.HIGH),
          Map.entry("h", RowReader.HIGH),
          Map.entry("highprice", RowReader.HIGH),
          Map.entry("max", RowReader.HIGH),
          Map.entry("low", RowReader.LOW),
          Map.entry("l", RowReader.LOW),
          Map.entry("lowprice", RowReader.LOW),
          Map.entry("min", RowReader.LOW),
          Map.entry("close", RowReader.CLOSE),
          Map.entry("c", RowReader.CLOSE),
          Map.entry("closeprice", RowReader.CLOSE),
          Map.entry("last", RowReader.CLOSE),
          Map.entry("volume", RowReader.VOLUME),
          Map.entry("v", RowReader.VOLUME),
          Map.entry("vol", RowReader.VOLUME),
          Map.entry("basevolume", RowReader.VOLUME),
          Map.entry("volumebase", RowReader.VOLUME));

  private static final Map<String, Integer> TRADE_NUMBERS =
      Map.ofEntries(
          Map.entry("price", RowReader.OPEN),
          Map.entry("rate", RowReader.OPEN),
          Map.entry("p", RowReader.OPEN),
          Map.entry("amount", RowReader.VOLUME),
          Map.entry("volume", RowReader.VOLUME),
          Map.entry("quantity", RowReader.VOLUME),
          Map.entry("qty", RowReader.VOLUME),
          Map.entry("size", RowReader.VOLUME),
          Map.entry("q", RowReader.VOLUME));

  /// The best first: where a file has several, the more exact one is taken.
  private static final List<String> STARTS =
      List.of(
          "opentime",
          "openat",
          "starttime",
          "start",
          "periodstart",
          "timestamp",
          "unixtimestamp",
          "timestampms",
          "unix",
          "datetime",
          "time",
          "date",
          "dateutc",
          "timeutc",
          "gmttime",
          "localtime",
          "begin",
          "begintime",
          "candlebegintime",
          "transacttime",
          "ts",
          "t",
          "day",
          "");

  private static final List<String> ENDS =
      List.of(
          "closetime",
          "closedatetime",
          "closetimestamp",
          "closedate",
          "endtime",
          "enddatetime",
          "endtimestamp",
          "enddate",
          "end",
          "periodend");

  private ColumnNames() {}

  static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_\\-<>\"'()./]|^\\d+\\.", "");
  }

  /// The slot of a number column, or null.
  static @Nullable Integer slot(String plain, boolean trades) {
    Integer slot = (trades ? TRADE_NUMBERS : NUMBERS).get(plain);
    if (slot == null && plain.startsWith("volume") && !plain.contains("quote")) {
      return RowReader.VOLUME;
    }
    return slot;
  }

  /// How good a column is as the start of bars: 0 is best; -1 is none.
  static int startRank(String plain) {
    return STARTS.indexOf(plain);
  }

  /// How good a column is as the end of bars: 0 is best; -1 is none.
  static int endRank(String plain) {
    return ENDS.indexOf(plain);
  }
}
