package io.opentrade.research.candles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one delimited text: with a header in any order, or without one in a known order.
final class CsvReader {
  private static final Pattern DAY_IN_NAME = Pattern.compile("(?:.*/)?(\\d{8})_.*");
  private static final long DAY = 86_400_000L;

  private final RowReader rows;
  private byte[] joined = new byte[64];

  CsvReader(RowReader rows) {
    this.rows = rows;
  }

  void read(InputStream stream, Place place) throws IOException {
    LineReader lines = new LineReader(stream, place);
    if (!firstLine(lines)) {
      throw CandleFailure.bad(place, "an empty file", "candles");
    }
    byte separator = CsvFields.separatorOf(lines.bytes(), lines.start(), lines.end());
    CsvFields fields = new CsvFields(separator);
    fields.split(lines.bytes(), lines.start(), lines.end());
    Place first = place.at(lines.line());
    CsvLayout layout = CsvLayout.of(lines.bytes(), fields, rows, first);
    rows.begin(place, layout.closeTimes(), layout.header());
    LocalDate day = layout.header() ? null : dayOf(place, lines.bytes(), fields);
    if (day != null) {
      rows.sinceMidnightOf(day);
    }
    if (layout.header() && !lines.next()) {
      throw CandleFailure.bad(first, "a header and no rows", "candles");
    }
    NumberStyle style = style(lines, fields, layout, first);
    boolean points = style != NumberStyle.COMMA;
    int last = layout.last();
    do {
      if (isRemark(lines)) {
        continue;
      }
      fields.split(lines.bytes(), lines.start(), lines.end());
      if (lines.line() <= 3 && isMoreOfHeader(lines.bytes(), fields, layout)) {
        continue;
      }
      if (fields.count() <= last) {
        throw CandleFailure.bad(
            place.at(lines.line()),
            fields.count() + (fields.count() == 1 ? " field" : " fields"),
            "at least " + (last + 1) + ", as in the lines before");
      }
      row(lines, fields, layout, points);
    } while (lines.next());
    rows.finish();
  }

  private NumberStyle style(LineReader lines, CsvFields fields, CsvLayout layout, Place place) {
    NumberStyle style =
        NumberStyle.of(lines.bytes(), lines.start(), lines.ahead(), fields, layout.slots());
    if (style == NumberStyle.MIXED) {
      throw CandleFailure.bad(
          place, "numbers with a decimal comma and such with a decimal point", "one of both");
    }
    rows.style(style);
    return style;
  }

  /// A second and third line of names, as yfinance writes them: of the market, then of the dates.
  private static boolean isMoreOfHeader(byte[] text, CsvFields fields, CsvLayout layout) {
    String first = fields.text(text, 0);
    return layout.header()
        && (first.equals("Ticker") || first.equals("Date") || first.equals("Datetime"));
  }

  /// The first line that is neither empty nor a remark.
  private static boolean firstLine(LineReader lines) throws IOException {
    while (lines.next()) {
      if (!isRemark(lines) && !begins(lines, "http") && !begins(lines, "sep=")) {
        return true;
      }
    }
    return false;
  }

  /// Whether the line is blank or begins with `#`.
  private static boolean isRemark(LineReader lines) {
    byte[] text = lines.bytes();
    int at = lines.start();
    while (at < lines.end() && text[at] == ' ') {
      at++;
    }
    return at == lines.end() || text[at] == '#';
  }

  /// Some providers put their web address on the first line, spreadsheets their separator.
  private static boolean begins(LineReader lines, String word) {
    int length = Math.min(word.length(), lines.end() - lines.start());
    return new String(lines.bytes(), lines.start(), length, StandardCharsets.ISO_8859_1)
        .equals(word);
  }

  /// @param points whether plain numbers have decimal points
  private void row(LineReader lines, CsvFields fields, CsvLayout layout, boolean points) {
    byte[] text = lines.bytes();
    long line = lines.line();
    int market = layout.market();
    if (market >= 0) {
      rows.market(text, fields.start(market), fields.end(market), line);
    }
    int time = layout.time();
    if (layout.clock() < 0) {
      rows.time(text, fields.start(time), fields.end(time), line);
    } else {
      int length = join(text, fields, time, layout.clock());
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
  private int join(byte[] text, CsvFields fields, int date, int clock) {
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

  /// The day in the name of a file whose times are milliseconds since midnight, such as
  /// `20180404_btcusd_minute_trade.csv`; null where the first time is no such number.
  private static @Nullable LocalDate dayOf(Place place, byte[] text, CsvFields fields) {
    String name = place.entry() == null ? place.file() : place.entry();
    Matcher matcher = DAY_IN_NAME.matcher(name);
    int length = fields.end(0) - fields.start(0);
    if (!matcher.matches()
        || length > 8
        || !IsoDigits.allDigits(text, fields.start(0), fields.end(0))
        || Long.parseLong(fields.text(text, 0)) >= DAY) {
      return null;
    }
    try {
      return LocalDate.parse(matcher.group(1), DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
