package io.opentrade.research.candles;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Dates as people write them: `31.01.2024`, `2024.01.31`, `31/01/2024`, `01-31-2024`, `Jan 31,
/// 2024`, `31-Jan-2024`. Those of three numbers between slashes or dashes may have the day or the
/// month first; both are kept. One instance is reused for all rows.
final class WrittenDate {
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  /// What a day that does not exist is.
  static final long NONE = Long.MIN_VALUE;

  private byte[] text = {};
  private int at;
  private int to;
  private long dayFirst;
  private long monthFirst;
  private boolean ordered;

  /// Where the date ends in the text.
  int end() {
    return at;
  }

  /// Whether the text itself tells day from month; [#dayFirst] is the date then.
  boolean ordered() {
    return ordered;
  }

  /// Days since the epoch with the day before the month; [#NONE] where there is no such date.
  long dayFirst() {
    return dayFirst;
  }

  /// The same with the month before the day.
  long monthFirst() {
    return monthFirst;
  }

  /// @return false where the text does not begin with such a date
  boolean parse(byte[] bytes, int from, int end) {
    text = bytes;
    at = from;
    to = end;
    if (isLetter()) {
      return monthName();
    }
    int first = number(4);
    int digits = at - from;
    byte sign = at < to ? text[at++] : 0;
    if (sign != '.' && sign != '/' && sign != '-' && sign != ' ') {
      return false;
    }
    if (isLetter()) {
      int month = month();
      boolean separated = at < to && text[at++] == sign;
      return separated && digits <= 2 && known(number(4), month, first);
    }
    int second = number(2);
    if (sign == ' ' || at >= to || text[at++] != sign) {
      return false;
    }
    if (digits == 4) {
      return sign == '.' && known(first, second, number(2));
    }
    int begin = at;
    int year = number(4);
    if (digits > 2 || at - begin != 4) {
      return false;
    }
    if (sign == '.') {
      return known(year, second, first);
    }
    ordered = false;
    dayFirst = days(year, second, first);
    monthFirst = days(year, first, second);
    return dayFirst != NONE || monthFirst != NONE;
  }

  /// `Jan 31, 2024`.
  private boolean monthName() {
    int month = month();
    if (at >= to || text[at++] != ' ') {
      return false;
    }
    int day = number(2);
    if (at + 1 >= to || text[at++] != ',' || text[at++] != ' ') {
      return false;
    }
    return known(number(4), month, day);
  }

  private boolean known(int year, int month, int day) {
    dayFirst = days(year, month, day);
    ordered = true;
    return dayFirst != NONE;
  }

  private static long days(int year, int month, int day) {
    boolean exists =
        year >= 1000
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= IsoDigits.daysOf(year, month);
    return exists ? IsoDigits.daysSinceEpoch(year, month, day) : NONE;
  }

  private boolean isLetter() {
    return at < to && Character.isLetter((char) text[at]);
  }

  /// The month whose English name, or the first three letters of it, is here; 0 where none is.
  private int month() {
    int begin = at;
    while (isLetter()) {
      at++;
    }
    if (at - begin < 3) {
      return 0;
    }
    String name = new String(text, begin, 3, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    int index = MONTHS.indexOf(name);
    return index % 3 == 0 ? index / 3 + 1 : 0;
  }

  /// Up to so many digits; -1 where there is none.
  private int number(int most) {
    int number = -1;
    for (int digits = 0; digits < most && at < to; digits++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      number = Math.max(0, number) * 10 + digit;
      at++;
    }
    return number;
  }
}
