package io.opentrade.engine.domain;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The length of a bar: a whole number of seconds (`s`), minutes (`m`), hours (`h`), days (`d`) or
/// weeks (`w`). Bars are aligned to the epoch in UTC; weeks begin on Monday.
public record Timeframe(long millis) {
  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,4})([smhdw])");
  private static final long DAY = 86_400_000L;
  private static final long WEEK = 7 * DAY;

  /// 1970-01-05, the first Monday of the epoch.
  private static final long MONDAY = 4 * DAY;

  public Timeframe {
    if (millis <= 0 || millis % 1000 != 0) {
      throw new IllegalArgumentException("a timeframe is a positive number of whole seconds");
    }
  }

  /// Parses `5m`, `1h`, `1d`, …
  ///
  /// @throws IllegalArgumentException with a message for people where the text is no timeframe
  public static Timeframe of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a timeframe; write for example 5m, 1h or 1d");
    }
    return new Timeframe(Long.parseLong(matcher.group(1)) * unit(matcher.group(2).charAt(0)));
  }

  private static long unit(char letter) {
    return switch (letter) {
      case 's' -> 1_000L;
      case 'm' -> 60_000L;
      case 'h' -> 3_600_000L;
      case 'd' -> DAY;
      case 'w' -> WEEK;
      default -> throw new IllegalArgumentException("unknown unit " + letter);
    };
  }

  /// The start of the bar that holds the instant (milliseconds since the epoch, UTC).
  public long floor(long epochMillis) {
    long offset = millis % WEEK == 0 ? MONDAY : 0;
    return Math.floorDiv(epochMillis - offset, millis) * millis + offset;
  }

  public Duration duration() {
    return Duration.ofMillis(millis);
  }

  /// The shortest text that parses to this timeframe.
  @Override
  public String toString() {
    if (millis % WEEK == 0) {
      return millis / WEEK + "w";
    }
    if (millis % DAY == 0) {
      return millis / DAY + "d";
    }
    if (millis % 3_600_000L == 0) {
      return millis / 3_600_000L + "h";
    }
    return millis % 60_000L == 0 ? millis / 60_000L + "m" : millis / 1000L + "s";
  }
}
