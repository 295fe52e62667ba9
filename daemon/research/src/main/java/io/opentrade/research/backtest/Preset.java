package io.opentrade.research.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.protocol.Compat;
import io.opentrade.protocol.FillRules;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a run takes where nothing was asked for, by the program whose rules it follows.
///
/// @param tick null for the instrument's
/// @param lot null for the instrument's
record Preset(
    BigDecimal fee,
    String size,
    boolean closeAtEnd,
    @Nullable BigDecimal tick,
    @Nullable BigDecimal lot,
    Calendar calendar) {
  /// By what figures of a year are reckoned.
  enum Calendar {
    /// All days.
    DAYS,
    /// All days, or the bars where they are longer than one.
    BARS,
    /// What the bars look like: weeks, months, years, days with weekends or without.
    DATA
  }

  private static final BigDecimal FEE = new BigDecimal("0.001");
  private static final Preset OWN = new Preset(FEE, "100%", false, null, null, Calendar.BARS);

  /// It reckons in doubles: prices are not on a tick, stakes leave 1 % of the balance.
  private static final Preset FREQTRADE =
      new Preset(FEE, "99%", true, new BigDecimal("0.00000001"), null, Calendar.DAYS);

  private static final Preset BACKTESTING_PY =
      new Preset(
          BigDecimal.ZERO,
          "100%",
          true,
          new BigDecimal("0.0000000001"),
          BigDecimal.ONE,
          Calendar.DATA);

  private static final int MOST_CANDLES = 100;
  private static final int DAY = 86_400_000;
  private static final int DAYS_A_YEAR = 365;

  static Preset of(@Nullable FillRules rules) {
    Compat compat = rules == null ? null : rules.compat();
    if (compat == null) {
      return OWN;
    }
    return compat.program().equals(Compat.FREQTRADE) ? FREQTRADE : BACKTESTING_PY;
  }

  /// Periods a year.
  int periodsPerYear(Candles candles) {
    return switch (calendar) {
      case DAYS -> DAYS_A_YEAR;
      case BARS -> {
        long bar = Math.max(DAY, candles.timeframe().millis());
        yield (int) Math.max(1, Math.round((double) DAYS_A_YEAR * DAY / bar));
      }
      case DATA -> looks(candles);
    };
  }

  private static int looks(Candles candles) {
    return switch (daysApart(candles)) {
      case 7 -> 52;
      case 31 -> 12;
      case 365 -> 1;
      default -> weekends(candles) ? DAYS_A_YEAR : 252;
    };
  }

  private static int daysApart(Candles candles) {
    int from = Math.max(0, candles.size() - MOST_CANDLES);
    long[] apart = new long[candles.size() - from - 1];
    if (apart.length == 0) {
      return 1;
    }
    for (int i = 0; i < apart.length; i++) {
      apart[i] = candles.time()[from + i + 1] - candles.time()[from + i];
    }
    Arrays.sort(apart);
    return (int) (apart[apart.length / 2] / DAY);
  }

  private static boolean weekends(Candles candles) {
    long weekend = 0;
    for (long time : candles.time()) {
      DayOfWeek day = Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC).getDayOfWeek();
      weekend += day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? 1 : 0;
    }
    return weekend > candles.size() * (2.0 / 7) * 0.6;
  }
}
