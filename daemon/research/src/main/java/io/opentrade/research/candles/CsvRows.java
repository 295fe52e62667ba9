package io.opentrade.research.candles;

import java.io.IOException;

/// Takes the rows of a delimited text, once it is known which column is what.
final class CsvRows {
  private final RowReader rows;
  private final CsvFields fields;
  private final CsvLayout layout;
  private final boolean points;
  private byte[] joined = new byte[64];

  /// @param style of the numbers
  CsvRows(RowReader rows, CsvFields fields, CsvLayout layout, NumberStyle style) {
    this.rows = rows;
    this.fields = fields;
    this.layout = layout;
    this.points = style != NumberStyle.COMMA;
  }

  /// Takes all lines from the present one on.
  void read(LineReader lines, Place place) throws IOException {
    int last = layout.last();
    do {
      if (CsvReader.isRemark(lines)) {
        continue;
      }
      fields.split(lines.bytes(), lines.start(), lines.end());
      if (fields.count() <= last) {
        throw CandleFailure.bad(
            place.at(lines.line()),
            fields.count() + (fields.count() == 1 ? " field" : " fields"),
            "at least " + (last + 1) + ", as in the lines before");
      }
      row(lines.bytes(), lines.line());
    } while (lines.next());
  }

  private void row(byte[] text, long line) {
    int market = layout.market();
    if (market >= 0) {
      rows.market(text, fields.start(market), fields.end(market), line);
    }
    int time = layout.time();
    if (layout.clock() < 0 && fields.isWholeNumber(time) && rows.countsTime()) {
      rows.time((long) fields.value(time), line);
    } else if (layout.clock() < 0) {
      rows.time(text, fields.start(time), fields.end(time), line);
    } else {
      int length = join(text, time, layout.clock());
      rows.time(joined, 0, length, line);
    }
    int[] slots = layout.slots();
    for (int slot = 0; slot < slots.length; slot++) {
      int column = slots[slot];
      if (column >= 0 && points && fields.isPlainNumber(column)) {
        rows.number(slot, fields.value(column), fields.decimals(column));
      } else if (column >= 0) {
        rows.number(slot, text, fields.start(column), fields.end(column), line);
      }
    }
    rows.end();
  }

  /// Date and clock time from two columns, as one text.
  private int join(byte[] text, int date, int clock) {
    int dateLength = fields.end(date) - fields.start(date);
    int clockLength = fields.end(clock) - fields.start(clock);
    if (joined.length < dateLength + 1 + clockLength) {
      joined = new byte[dateLength + 1 + clockLength];
    }
    System.arraycopy(text, fields.start(date), joined, 0, dateLength);
    joined[dateLength] = ' ';
    System.arraycopy(text, fields.start(clock), joined, dateLength + 1, clockLength);
    return dateLength + 1 + clockLength;
  }
}
