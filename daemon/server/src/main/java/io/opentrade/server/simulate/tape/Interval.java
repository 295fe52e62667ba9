package io.opentrade.server.simulate.tape;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/// The lengths of candles, by Binance's words. Weeks begin on Monday, all in UTC.
public enum Interval {
  SECOND("1s", 1_000),
  MINUTE("1m", 60_000),
  MINUTES_3("3m", 180_000),
  MINUTES_5("5m", 300_000),
  MINUTES_15("15m", 900_000),
  MINUTES_30("30m", 1_800_000),
  HOUR("1h", 3_600_000),
  HOURS_2("2h", 7_200_000),
  HOURS_4("4h", 14_400_000),
  HOURS_6("6h", 21_600_000),
  HOURS_8("8h", 28_800_000),
  HOURS_12("12h", 43_200_000),
  DAY("1d", 86_400_000),
  DAYS_3("3d", 259_200_000),
  WEEK("1w", 604_800_000),
  MONTH("1M", 0);

  /// The first Monday of the epoch.
  private static final long MONDAY = 345_600_000;

  private final String word;
  private final long millis;

  Interval(String word, long millis) {
    this.word = word;
    this.millis = millis;
  }

  public static Optional<Interval> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  public String word() {
    return word;
  }

  /// When the candle of that moment opens, ms (UTC).
  public long open(long time) {
    return switch (this) {
      case MONTH -> month(time).toInstant().toEpochMilli();
      case WEEK -> Math.floorDiv(time - MONDAY, millis) * millis + MONDAY;
      case SECOND,
          MINUTE,
          MINUTES_3,
          MINUTES_5,
          MINUTES_15,
          MINUTES_30,
          HOUR,
          HOURS_2,
          HOURS_4,
          HOURS_6,
          HOURS_8,
          HOURS_12,
          DAY,
          DAYS_3 ->
          Math.floorDiv(time, millis) * millis;
    };
  }

  /// When the candle after the one that opens then opens, ms (UTC).
  public long next(long open) {
    return this == MONTH ? month(open).plusMonths(1).toInstant().toEpochMilli() : open + millis;
  }

  private static ZonedDateTime month(long time) {
    return Instant.ofEpochMilli(time)
        .atZone(ZoneOffset.UTC)
        .truncatedTo(ChronoUnit.DAYS)
        .withDayOfMonth(1);
  }
}
