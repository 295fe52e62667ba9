package io.opentrade.research.candles;

/// The orders in which exchanges send the prices of a bar without names. Nothing but the prices
/// tells them apart: in the right one no price of a bar is above its high or below its low.
enum ColumnOrder {
  OPEN_HIGH_LOW_CLOSE("open, high, low, close", 0, 1, 2, 3),
  /// Bitfinex, KuCoin.
  OPEN_CLOSE_HIGH_LOW("open, close, high, low", 0, 2, 3, 1),
  /// Coinbase.
  LOW_HIGH_OPEN_CLOSE("low, high, open, close", 2, 1, 0, 3);

  private final String words;
  private final int open;
  private final int high;
  private final int low;
  private final int close;

  /// Each number is the column, among those of prices, that holds it.
  ColumnOrder(String words, int open, int high, int low, int close) {
    this.words = words;
    this.open = open;
    this.high = high;
    this.low = low;
    this.close = close;
  }

  /// Puts the prices of the rows from `from` on, taken as open, high, low, close, in their places.
  ///
  /// @throws CandleFailure where they are in none of the orders
  static void settle(Rows rows, int from, Place place) {
    int size = rows.size - from;
    if (OPEN_HIGH_LOW_CLOSE.contradictions(rows, from) * 2L <= size) {
      return;
    }
    for (ColumnOrder order : values()) {
      if (order.contradictions(rows, from) * 100L <= size) {
        order.apply(rows, from);
        rows.notes.add("columns without names were taken as time, " + order.words + ", volume");
        return;
      }
    }
    throw CandleFailure.bad(
        place,
        "columns in no known order: as open, high, low, close most bars contradict themselves",
        "time, open, high, low, close, volume, or names of columns");
  }

  private long contradictions(Rows rows, int from) {
    double[][] columns = {rows.open, rows.high, rows.low, rows.close};
    double[] opens = columns[open];
    double[] highs = columns[high];
    double[] lows = columns[low];
    double[] closes = columns[close];
    long found = 0;
    for (int row = from; row < rows.size; row++) {
      boolean fits =
          highs[row] >= Math.max(opens[row], closes[row])
              && lows[row] <= Math.min(opens[row], closes[row]);
      found += fits ? 0 : 1;
    }
    return found;
  }

  private void apply(Rows rows, int from) {
    double[][] columns = {rows.open, rows.high, rows.low, rows.close};
    double[] row = new double[columns.length];
    for (int at = from; at < rows.size; at++) {
      for (int column = 0; column < columns.length; column++) {
        row[column] = columns[column][at];
      }
      rows.open[at] = row[open];
      rows.high[at] = row[high];
      rows.low[at] = row[low];
      rows.close[at] = row[close];
    }
  }
}
