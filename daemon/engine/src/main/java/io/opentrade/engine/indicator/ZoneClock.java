package io.opentrade.engine.indicator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// What clocks and calendars in a time zone show, asked for instants that mostly rise. The offset
/// is looked up once between two changes of the clocks, the date once a day.
final class ZoneClock {
  private static final long DAY = 86_400_000L;

  private final ZoneRules rules;
  private long from = 1;
  private long until;
  private long offset;
  private long day = Long.MIN_VALUE;
  private LocalDate date = LocalDate.EPOCH;

  ZoneClock(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /// Milliseconds since the epoch as if the local clock showed UTC.
  private long local(long instant) {
    if (instant < from || instant >= until) {
      Instant now = Instant.ofEpochMilli(instant);
      ZoneOffsetTransition next = rules.nextTransition(now);
      ZoneOffsetTransition before = rules.previousTransition(now.plusMillis(1));
      from = before == null ? Long.MIN_VALUE : before.getInstant().toEpochMilli();
      until = next == null ? Long.MAX_VALUE : next.getInstant().toEpochMilli();
      offset = rules.getOffset(now).getTotalSeconds() * 1_000L;
    }
    return instant + offset;
  }

  /// Days since 1970-01-01, local.
  long day(long instant) {
    return Math.floorDiv(local(instant), DAY);
  }

  /// Milliseconds since local midnight, as the clock shows.
  long ofDay(long instant) {
    return Math.floorMod(local(instant), DAY);
  }

  /// The local date.
  LocalDate date(long instant) {
    long now = day(instant);
    if (now != day) {
      day = now;
      date = LocalDate.ofEpochDay(now);
    }
    return date;
  }
}
