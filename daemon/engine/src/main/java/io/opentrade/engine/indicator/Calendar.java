package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Bars;
import io.opentrade.engine.column.NumberKernel;
import java.time.ZoneId;

/// What the clock or the calendar of a time zone shows at the start of each bar.
final class Calendar implements NumberKernel {
  private static final long MINUTE = 60_000;

  private final Bars bars;
  private final ZoneClock clock;
  private final Part part;

  enum Part {
    /// 0 to 59.
    MINUTE,
    /// 0 to 23.
    HOUR,
    /// Minutes since midnight, 0 to 1439.
    MINUTE_OF_DAY,
    /// 1 is Monday, 7 is Sunday.
    WEEKDAY,
    /// 1 to 31.
    DAY,
    /// 1 to 12.
    MONTH,
    YEAR,
    /// Days since 1970-01-01.
    DAYS,
    /// Weeks since that of 1970-01-01; a week begins on Monday.
    WEEKS,
    /// Months since January 1970.
    MONTHS
  }

  Calendar(Bars bars, String zone, Part part) {
    this.bars = bars;
    this.clock = new ZoneClock(ZoneId.of(zone));
    this.part = part;
  }

  @Override
  public void advance(int from, int to, double[] out) {
    long[] time = bars.time();
    for (int bar = from; bar < to; bar++) {
      out[bar] = at(time[bar]);
    }
  }

  private double at(long instant) {
    return switch (part) {
      case MINUTE -> Math.floorMod(clock.ofDay(instant) / MINUTE, 60L);
      case HOUR -> clock.ofDay(instant) / (60 * MINUTE);
      case MINUTE_OF_DAY -> clock.ofDay(instant) / MINUTE;
      case WEEKDAY -> Math.floorMod(clock.day(instant) + 3, 7L) + 1;
      case DAY -> clock.date(instant).getDayOfMonth();
      case MONTH -> clock.date(instant).getMonthValue();
      case YEAR -> clock.date(instant).getYear();
      case DAYS -> clock.day(instant);
      case WEEKS -> Math.floorDiv(clock.day(instant) + 3, 7L);
      case MONTHS ->
          (clock.date(instant).getYear() - 1970) * 12.0 + clock.date(instant).getMonthValue() - 1;
    };
  }
}
