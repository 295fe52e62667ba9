package io.opentrade.protocol;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Instants as ISO-8601 text in UTC, the same as `Instant.toString`, which takes four times as long
/// for the full seconds that all candles and trades have: a run has tens of thousands of them.
final class InstantText {
  private static final long YEAR_0 = -62_167_219_200L;
  private static final long YEAR_10000 = 253_402_300_800L;

  private InstantText() {}

  static String of(Instant instant) {
    long second = instant.getEpochSecond();
    if (instant.getNano() != 0 || second < YEAR_0 || second >= YEAR_10000) {
      return instant.toString();
    }
    LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(20);
    two(text, time.getYear() / 100);
    two(text, time.getYear() % 100);
    two(text.append('-'), time.getMonthValue());
    two(text.append('-'), time.getDayOfMonth());
    two(text.append('T'), time.getHour());
    two(text.append(':'), time.getMinute());
    two(text.append(':'), time.getSecond());
    return text.append('Z').toString();
  }

  private static void two(StringBuilder text, int number) {
    text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
