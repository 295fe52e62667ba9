package io.opentrade.server.settings;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/// Hours of every day, such as 23:00 to 07:00 in Berlin. They may go past midnight; where both ends
/// are the same there are none.
public record DailyHours(LocalTime from, LocalTime to, ZoneId zone) {
  /// No hour at all.
  public static final DailyHours NEVER =
      new DailyHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, ZoneOffset.UTC);

  static final String PATTERN =
      "never|([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]( [A-Za-z0-9_+/-]+)?";

  public boolean contains(Instant at) {
    LocalTime time = at.atZone(zone).toLocalTime();
    return from.isBefore(to)
        ? !time.isBefore(from) && time.isBefore(to)
        : !from.equals(to) && (!time.isBefore(from) || time.isBefore(to));
  }

  /// When the hours that contain a moment are over; the moment itself where none do.
  public Instant endAfter(Instant at) {
    if (!contains(at)) {
      return at;
    }
    ZonedDateTime local = at.atZone(zone);
    ZonedDateTime end = local.with(to);
    return (end.isAfter(local) ? end : local.plusDays(1).with(to)).toInstant();
  }

  /// Reads `23:00-07:00`, with a time zone behind it where it is not the machine's, or `never`.
  static Optional<DailyHours> parse(String text) {
    if (!text.matches(PATTERN)) {
      return Optional.empty();
    }
    if (text.equals("never")) {
      return Optional.of(NEVER);
    }
    String[] parts = text.split(" ", 2);
    try {
      ZoneId zone = parts.length > 1 ? ZoneId.of(parts[1]) : ZoneId.systemDefault();
      return Optional.of(
          new DailyHours(
              LocalTime.parse(parts[0].substring(0, 5)),
              LocalTime.parse(parts[0].substring(6)),
              zone));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return from.equals(to) ? "never" : from + "-" + to + " " + zone;
  }
}
