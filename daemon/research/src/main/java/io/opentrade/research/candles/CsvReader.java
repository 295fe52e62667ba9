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
    if (layout.header()) {
      skipHeader(lines, fields, first);
    }
    new CsvRows(rows, fields, layout, style(lines, fields, layout, first)).read(lines, place);
    rows.finish();
  }

  /// Steps over the line of names, and over the two that yfinance writes below it: of the market
  /// and of the dates.
  private static void skipHeader(LineReader lines, CsvFields fields, Place first)
      throws IOException {
    boolean more = true;
    while (more) {
      if (!lines.next()) {
        throw CandleFailure.bad(first, "a header and no rows", "candles");
      }
      fields.split(lines.bytes(), lines.start(), lines.end());
      String name = fields.text(lines.bytes(), 0);
      more = name.equals("Ticker") || name.equals("Date") || name.equals("Datetime");
    }
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
  static boolean isRemark(LineReader lines) {
    byte[] text = lines.bytes();
    int at = lines.start();
    int end = lines.end();
    if (at < end && text[at] > '#') {
      return false;
    }
    while (at < end && text[at] == ' ') {
      at++;
    }
    return at == end || text[at] == '#';
  }

  /// Some providers put their web address on the first line, spreadsheets their separator.
  private static boolean begins(LineReader lines, String word) {
    int length = Math.min(word.length(), lines.end() - lines.start());
    return new String(lines.bytes(), lines.start(), length, StandardCharsets.ISO_8859_1)
        .equals(word);
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
