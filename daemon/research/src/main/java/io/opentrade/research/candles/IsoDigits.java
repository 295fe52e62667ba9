package io.opentrade.research.candles;

/// Dates and times of digits, without an object a row: `2024-01-31`, `2024/01/31`, `20240131`, then
/// optionally a space or `T` and a clock time `10:20[:30[.123456789]]` or `102030`, with AM or PM
/// where it has them, then optionally `Z`, `UTC`, `GMT` or an offset. Reused for all rows.
final class IsoDigits {
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final byte[] NONE = {};
  private static final long DAY = 86_400_000L;

  private byte[] text = NONE;
  private int at;
  private int to;
  private long local;
  private boolean hasOffset;
  private long offset;

  static boolean allDigits(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return false;
      }
    }
    return true;
  }

  /// The time as if it were UTC, milliseconds since the epoch; finer digits are cut off.
  long localMillis() {
    return local;
  }

  boolean hasOffset() {
    return hasOffset;
  }

  long offsetMillis() {
    return offset;
  }

  boolean parse(byte[] bytes, int from, int end) {
    text = bytes;
    at = from;
    to = end;
    hasOffset = false;
    if (!date()) {
      return false;
    }
    boolean together = at - from == 8;
    if (together && to - from == 14 && allDigits(text, from, to)) {
      return time(true) && zone();
    }
    return clock(together);
  }

  /// Reads what stands behind a date that was read elsewhere.
  ///
  /// @param day since the epoch
  boolean parseClock(byte[] bytes, int from, int end, long day) {
    text = bytes;
    at = from;
    to = end;
    hasOffset = false;
    local = day * DAY;
    return clock(false);
  }

  private boolean clock(boolean together) {
    if (at == to) {
      return true;
    }
    boolean comma = skip(',');
    if (!skip(' ') && (comma || !skip('T') && !skip('t') && !skip('D'))) {
      return false;
    }
    boolean compact = together && to - at >= 6 && allDigits(text, at, at + 6);
    return time(compact) && zone();
  }

  private boolean date() {
    int year = number(4);
    boolean separated = at < to && (text[at] == '-' || text[at] == '/');
    byte separator = separated ? text[at++] : 0;
    int month = number(2);
    if (separated && (at >= to || text[at++] != separator)) {
      return false;
    }
    int day = number(2);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
      return false;
    }
    local = daysSinceEpoch(year, month, day) * DAY;
    return true;
  }

  private boolean time(boolean compact) {
    int hour = compact || at + 1 < to && isDigit(at + 1) ? number(2) : number(1);
    boolean bare = !compact && !skip(':');
    int minute = bare ? 0 : number(2);
    int second = 0;
    if (compact || !bare && skip(':')) {
      second = number(2);
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return false;
    }
    local += hour * 3_600_000L + minute * 60_000L + second * 1000L;
    boolean read = bare || !skip('.') || fraction();
    return read && (halfOfDay(hour) || !bare);
  }

  /// AM or PM, behind a space or, as in `11-AM`, a dash; false where there is neither.
  private boolean halfOfDay(int hour) {
    int letter = at < to && (text[at] == ' ' || text[at] == '-') ? at + 1 : at;
    if (letter + 2 > to || (text[letter + 1] | 0x20) != 'm' || hour < 1 || hour > 12) {
      return false;
    }
    int half = text[letter] | 0x20;
    if (half != 'a' && half != 'p') {
      return false;
    }
    at = letter + 2;
    local += ((half == 'p' ? 12 : 0) - (hour == 12 ? 12 : 0)) * 3_600_000L;
    return true;
  }

  private boolean isDigit(int index) {
    return text[index] >= '0' && text[index] <= '9';
  }

  private boolean fraction() {
    int scale = 100;
    int begin = at;
    while (at < to && text[at] >= '0' && text[at] <= '9') {
      local += (long) (text[at++] - '0') * scale;
      scale /= 10;
    }
    return at > begin;
  }

  private boolean zone() {
    if (at == to) {
      return true;
    }
    skip(' ');
    if (to - at == 1 && (text[at] == 'Z' || text[at] == 'z') || is("UTC") || is("GMT")) {
      offset = 0;
      hasOffset = true;
      return true;
    }
    if (at == to || text[at] != '+' && text[at] != '-') {
      return false;
    }
    boolean west = text[at++] == '-';
    int hours = number(2);
    skip(':');
    int minutes = at == to ? 0 : number(2);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || at != to) {
      return false;
    }
    long millis = hours * 3_600_000L + minutes * 60_000L;
    offset = west ? -millis : millis;
    hasOffset = true;
    return true;
  }

  /// Whether this is all that is left.
  private boolean is(String word) {
    boolean same = to - at == word.length();
    for (int i = 0; same && i < word.length(); i++) {
      same = text[at + i] == word.charAt(i);
    }
    return same;
  }

  private boolean skip(char character) {
    if (at < to && text[at] == character) {
      at++;
      return true;
    }
    return false;
  }

  /// That many digits, or -1.
  private int number(int digits) {
    if (at + digits > to || !allDigits(text, at, at + digits)) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < digits; i++) {
      number = number * 10 + text[at++] - '0';
    }
    return number;
  }

  static int daysOf(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS[month - 1];
  }

  /// Days of the Gregorian calendar, counted in years that begin in March.
  static long daysSinceEpoch(int year, int month, int day) {
    long y = month <= 2 ? year - 1 : year;
    long era = Math.floorDiv(y, 400L);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }
}
