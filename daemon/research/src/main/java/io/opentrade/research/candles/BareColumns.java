package io.opentrade.research.candles;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Which column of a text file is what, where no line names them: the known orders, told apart by
/// how many columns there are and by what the first row holds.
final class BareColumns {
  private static final int KLINE_COLUMNS = 12;

  private final byte[] text;
  private final CsvFields fields;
  private final RowReader rows;
  private final Place place;

  /// @param fields the first row, whose first field is a time
  BareColumns(byte[] text, CsvFields fields, RowReader rows, Place place) {
    this.text = text;
    this.fields = fields;
    this.rows = rows;
    this.place = place;
  }

  CsvLayout layout() {
    return rows.options().trades() ? trades() : candles();
  }

  /// Time, price, amount; or, as Binance has them, an id, price, amount, then either the value and
  /// the time, or the first id, the last id and the time, and then yes or no.
  private CsvLayout trades() {
    int columns = fields.count();
    if (columns == 3 && isNumber(1) && isNumber(2)) {
      return layout(0, -1, 1, 2);
    }
    int time = timeOfBinanceTrade();
    if (time > 0) {
      return layout(time, -1, 1, 2);
    }
    throw CandleFailure.bad(
        place, columns + " columns without a header", "time, price, amount, or a header");
  }

  private int timeOfBinanceTrade() {
    for (int column = 5; column < Math.min(7, fields.count()); column++) {
      if (isAnswer(column)) {
        int time = column - 1;
        return fields.count() <= column + 2 && isNumber(1) && isNumber(2) && isNumber(time)
            ? time
            : -1;
      }
    }
    return -1;
  }

  /// Time, open, high, low, close, perhaps volume, perhaps a count of trades; or Binance klines.
  /// The time may be a date and a clock time, as MetaTrader has them.
  private CsvLayout candles() {
    int columns = fields.count();
    int first = isClock(1) ? 2 : 1;
    boolean numbers = columns > first + 1 && isNumber(first) && isNumber(first + 1);
    if (columns == 3 && numbers || timeOfBinanceTrade() > 0) {
      throw CandleFailure.usage(
          place,
          "these look like trades (time, price, amount), not candles",
          "Add --trades to make candles of them.");
    }
    int wide = columns - first + 1;
    if (numbers && (wide >= 5 && wide <= 7 || wide == KLINE_COLUMNS)) {
      int volume = wide > 5 ? first + 4 : -1;
      return new CsvLayout(
          -1,
          0,
          first - 1 == 0 ? -1 : 1,
          false,
          new int[] {first, first + 1, first + 2, first + 3, volume},
          false);
    }
    throw CandleFailure.bad(
        place,
        columns == 11
            ? "11 columns without a header, as quote bars (bid and ask) have"
            : columns + " columns without a header",
        "time, open, high, low, close, volume (or Binance klines), or a header line");
  }

  private static CsvLayout layout(int time, int clock, int price, int amount) {
    return new CsvLayout(-1, time, clock, false, new int[] {price, -1, -1, -1, amount}, false);
  }

  private boolean isNumber(int column) {
    return rows.isNumber(text, fields.start(column), fields.end(column));
  }

  /// Whether the field is a clock time such as 10:00.
  private boolean isClock(int column) {
    return fields.text(text, column).matches("\\d{1,2}:\\d{2}(:\\d{2})?");
  }

  private boolean isAnswer(int column) {
    String word =
        new String(
                text,
                fields.start(column),
                fields.end(column) - fields.start(column),
                StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    return word.equals("true") || word.equals("false");
  }
}
