package io.opentrade.commands.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times and durations as people read them, in UTC.
public final class Times {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final long DAY_SECONDS = 86_400;

  private Times() {}

  /// `2025-01-31 14:05`, with seconds only where they are not zero; `–` for null.
  public static String minute(@Nullable Instant time) {
    if (time == null) {
      return Numbers.UNDEFINED;
    }
    return (time.getEpochSecond() % 60 == 0 ? MINUTE : SECOND).format(time);
  }

  /// `14:05:09`, for what happened a moment ago.
  public static String clock(Instant time) {
    return CLOCK.format(time);
  }

  /// `2025-01-31`; `–` for null.
  public static String day(@Nullable Instant time) {
    return time == null ? Numbers.UNDEFINED : DAY.format(time);
  }

  /// A date where it falls on midnight, else a date and time.
  public static String brief(@Nullable Instant time) {
    return time != null && time.getEpochSecond() % DAY_SECONDS == 0 ? day(time) : minute(time);
  }

  /// The two largest units: `3d 4h`, `12m 5s`, `0.42s`.
  public static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return seconds < 10 ? Numbers.fixed(duration.toMillis() / 1000d, 2) + "s" : seconds + "s";
    }
    if (seconds < 3_600) {
      return pair(seconds / 60, "m", seconds % 60, "s");
    }
    if (seconds < DAY_SECONDS) {
      return pair(seconds / 3_600, "h", seconds % 3_600 / 60, "m");
    }
    long days = seconds / DAY_SECONDS;
    return days >= 100
        ? Numbers.count(days) + "d"
        : pair(days, "d", seconds % DAY_SECONDS / 3_600, "h");
  }

  /// A number of days as a duration; `–` for null.
  public static String days(@Nullable Double days) {
    return days == null
        ? Numbers.UNDEFINED
        : duration(Duration.ofSeconds(Math.round(days * DAY_SECONDS)));
  }

  private static String pair(long large, String largeUnit, long small, String smallUnit) {
    return small == 0 ? large + largeUnit : large + largeUnit + " " + small + smallUnit;
  }
}
