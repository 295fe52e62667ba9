package io.opentrade.research.candles;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads times from bytes: epoch numbers (whose unit is decided later, see [EpochUnits]), dates and
/// times with or without a zone in ISO form or as people write them (of which [DateOrder] may have
/// to decide later), or a named format. One instance is reused for all rows.
final class TimeField {
  private static final long DAY = 86_400_000L;

  private final ZoneId zone;
  private final boolean utc;
  private final @Nullable DateTimeFormatter format;
  private final IsoDigits digits = new IsoDigits();
  private final WrittenDate written = new WrittenDate();
  private long value;
  private boolean epoch;
  private boolean onlyNumbers;
  private long ahead;
  private boolean twoOrders;
  private long dayFirst;
  private long monthFirst;

  TimeField(ZoneId zone, @Nullable String pattern) {
    this.zone = zone;
    this.utc = zone.normalized().equals(ZoneOffset.UTC);
    this.format = pattern == null ? null : formatter(pattern);
  }

  private static DateTimeFormatter formatter(String pattern) {
    try {
      return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    } catch (IllegalArgumentException e) {
      throw CandleFailure.usage(
          null,
          "'" + pattern + "' is not a time format (" + e.getMessage() + ")",
          "Write for example --time-format 'dd.MM.yyyy HH:mm'.");
    }
  }

  /// The time read last: milliseconds since the epoch, or where [#isEpoch] the bare number.
  long value() {
    return value;
  }

  /// The later instant that the time read last may mean, where clocks were set back over it; else
  /// no other than [#value].
  long later() {
    return value + ahead;
  }

  /// Whether the time was a bare number whose unit is not known yet.
  boolean isEpoch() {
    return epoch;
  }

  /// Whether the time read last has a date whose order is not known yet; it has no value then, but
  /// [#dayFirst] and [#monthFirst], of which one is for [#local].
  boolean hasTwoOrders() {
    return twoOrders;
  }

  /// The time with the day first, as if it were UTC; [WrittenDate#NONE] where there is none.
  long dayFirst() {
    return dayFirst;
  }

  /// The same with the month first.
  long monthFirst() {
    return monthFirst;
  }

  /// Times of another file follow: their form has nothing to do with those before.
  void begin() {
    onlyNumbers = false;
  }

  /// All further times of this file are bare numbers, also those that could be dates.
  void expectNumbers() {
    onlyNumbers = true;
  }

  boolean parse(byte[] text, int from, int to) {
    epoch = false;
    ahead = 0;
    twoOrders = false;
    if (format != null) {
      return named(new String(text, from, to - from, StandardCharsets.UTF_8), format);
    }
    return number(text, from, to) || iso(text, from, to) || written(text, from, to);
  }

  /// A whole number, or one with a fraction (then milliseconds are made of seconds right here).
  private boolean number(byte[] text, int from, int to) {
    int at = from < to && text[from] == '-' ? from + 1 : from;
    int length = to - at;
    if (length < 1 || length > 19 || !onlyNumbers && dateDigits(text, at, to)) {
      return false;
    }
    long number = 0;
    for (; at < to; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return text[at] == '.' && fraction(number, text, at + 1, to, text[from] == '-');
      }
      number = number * 10 + digit;
    }
    value = text[from] == '-' ? -number : number;
    epoch = true;
    return number >= 0;
  }

  private boolean fraction(long whole, byte[] text, int from, int to, boolean negative) {
    long millis = 0;
    int scale = 100;
    for (int at = from; at < to; at++, scale /= 10) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      millis += (long) digit * scale;
    }
    epoch = whole >= EpochUnits.MILLIS_FROM;
    long magnitude = epoch ? whole : whole * 1000 + millis;
    value = negative ? -magnitude : magnitude;
    return true;
  }

  /// Eight digits are a date and fourteen a date with a time, not seconds of 1970.
  private static boolean dateDigits(byte[] text, int from, int to) {
    int length = to - from;
    if (length != 8 && length != 14) {
      return false;
    }
    boolean century = text[from] == '1' && text[from + 1] == '9' || text[from] == '2';
    return century && IsoDigits.allDigits(text, from, to);
  }

  private boolean iso(byte[] text, int from, int to) {
    if (!digits.parse(text, from, to)) {
      return false;
    }
    return digits.hasOffset()
        ? accept(digits.localMillis() - digits.offsetMillis())
        : local(digits.localMillis());
  }

  private boolean written(byte[] text, int from, int to) {
    if (!written.parse(text, from, to)) {
      return false;
    }
    boolean ordered = written.ordered();
    if (!digits.parseClock(text, written.end(), to, ordered ? written.dayFirst() : 0)) {
      return false;
    }
    if (ordered) {
      return digits.hasOffset()
          ? accept(digits.localMillis() - digits.offsetMillis())
          : local(digits.localMillis());
    }
    return !digits.hasOffset() && keepBoth(digits.localMillis());
  }

  private boolean keepBoth(long clock) {
    twoOrders = true;
    dayFirst = on(written.dayFirst(), clock);
    monthFirst = on(written.monthFirst(), clock);
    value = 0;
    return true;
  }

  private static long on(long day, long clock) {
    return day == WrittenDate.NONE ? day : day * DAY + clock;
  }

  /// Takes a time that is given as if it were UTC.
  ///
  /// @return false where clocks of the zone never showed it
  boolean local(long millis) {
    ahead = 0;
    return utc ? accept(millis) : inZone(millis);
  }

  private boolean accept(long millis) {
    value = millis;
    return true;
  }

  private boolean named(String text, DateTimeFormatter named) {
    try {
      TemporalAccessor parsed =
          named.parseBest(
              text,
              ZonedDateTime::from,
              OffsetDateTime::from,
              LocalDateTime::from,
              LocalDate::from);
      return switch (parsed) {
        case ZonedDateTime time -> accept(time.toInstant().toEpochMilli());
        case OffsetDateTime time -> accept(time.toInstant().toEpochMilli());
        case LocalDateTime time -> inZone(time.toInstant(ZoneOffset.UTC).toEpochMilli());
        case LocalDate date -> inZone(date.toEpochDay() * DAY);
        default -> false;
      };
    } catch (DateTimeParseException e) {
      return false;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /// A local time, given as if it were UTC. Where clocks were set back it means two instants, of
  /// which [TwofoldTimes] chooses. Where they were set forward it means none, and is refused.
  private boolean inZone(long local) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(local, 1000L), Math.floorMod(local, 1000) * 1_000_000, ZoneOffset.UTC);
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
    if (offsets.isEmpty()) {
      return false;
    }
    value = local - offsets.getFirst().getTotalSeconds() * 1000L;
    ahead = (offsets.getFirst().getTotalSeconds() - offsets.getLast().getTotalSeconds()) * 1000L;
    return true;
  }

  /// What a time may look like, for messages.
  String expected() {
    return format == null
        ? "a time: seconds to nanoseconds since 1970, or ISO such as 2024-01-31T00:00:00Z"
            + " or 31.01.2024 10:00 (name another form with --time-format)"
        : "a time in the format of --time-format that exists in " + zone;
  }
}
