package io.opentrade.research.candles;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Gaps;
import io.opentrade.engine.column.Gaps.Gap;
import io.opentrade.engine.domain.Timeframe;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.function.IntFunction;

/// Judges bars: gaps, contradictions, prices that cannot be, spikes.
public final class Quality {
  /// A bar this many times above or below both neighbours is a spike; long bars move more.
  private static final double SPIKE = 1.5;

  private static final double LONG_SPIKE = 3;
  private static final long LONG = Duration.ofDays(1).toMillis();
  private static final int GAPS_FOR_A_PATTERN = 5;

  private Quality() {}

  /// The report of a stored series; places are the times of bars.
  ///
  /// @param candles at least one bar
  public static QualityReport of(Candles candles) {
    return report(
        candles,
        candles.size(),
        new Findings(),
        bar -> Instant.ofEpochMilli(candles.time()[bar]).toString());
  }

  /// @param where names the place of a bar
  static QualityReport report(
      Candles candles, long rows, Findings findings, IntFunction<String> where) {
    Gaps gaps = Gaps.of(candles);
    for (Gap gap : gaps.gaps()) {
      findings.add(
          Complaint.Kind.GAP,
          () ->
              new Complaint(
                  Complaint.Kind.GAP,
                  where.apply(candles.indexAtOrAfter(gap.to())),
                  "a gap of " + gap.bars() + " bars from " + Instant.ofEpochMilli(gap.from()),
                  "a bar every " + candles.timeframe()));
    }
    noteWeekends(candles, gaps, findings);
    noteGrid(candles, findings);
    for (int bar = 0; bar < candles.size(); bar++) {
      judge(candles, bar, findings, where);
    }
    return new QualityReport(
        rows,
        candles.size(),
        candles.timeframe(),
        Instant.ofEpochMilli(candles.time()[0]),
        Instant.ofEpochMilli(candles.time()[candles.size() - 1]),
        gaps.gaps().size(),
        gaps.missing(),
        gaps.gaps().stream().max(Comparator.comparingLong(Gap::bars)).orElse(null),
        findings.count(Complaint.Kind.DUPLICATE),
        findings.count(Complaint.Kind.CONFLICT),
        findings.count(Complaint.Kind.DISORDER),
        findings.count(Complaint.Kind.OHLC),
        findings.count(Complaint.Kind.NON_POSITIVE),
        findings.count(Complaint.Kind.SPIKE),
        findings.complaints(),
        findings.notes());
  }

  private static void judge(
      Candles candles, int bar, Findings findings, IntFunction<String> where) {
    double open = candles.open()[bar];
    double high = candles.high()[bar];
    double low = candles.low()[bar];
    double close = candles.close()[bar];
    if (high < Math.max(open, close) || low > Math.min(open, close) || high < low) {
      findings.add(
          Complaint.Kind.OHLC,
          () -> complaint(Complaint.Kind.OHLC, candles, bar, where, "low ≤ open, close ≤ high"));
    }
    if (Math.min(Math.min(open, close), Math.min(high, low)) <= 0) {
      findings.add(
          Complaint.Kind.NON_POSITIVE,
          () -> complaint(Complaint.Kind.NON_POSITIVE, candles, bar, where, "prices above 0"));
    } else if (spike(candles, bar)) {
      findings.add(
          Complaint.Kind.SPIKE,
          () ->
              complaint(
                  Complaint.Kind.SPIKE,
                  candles,
                  bar,
                  where,
                  "prices near those of the neighbours"));
    }
  }

  private static boolean spike(Candles candles, int bar) {
    boolean first = bar == 0;
    boolean last = bar == candles.size() - 1;
    if (first && last) {
      return false;
    }
    double before = first ? candles.open()[1] : candles.close()[bar - 1];
    double after = last ? before : candles.open()[bar + 1];
    double high = Math.max(candles.high()[bar], candles.close()[bar]);
    double low = Math.min(candles.low()[bar], candles.close()[bar]);
    double factor = candles.timeframe().millis() < LONG ? SPIKE : LONG_SPIKE;
    return Math.min(before, after) > 0
        && (high > factor * Math.max(before, after) || low * factor < Math.min(before, after));
  }

  private static Complaint complaint(
      Complaint.Kind kind, Candles candles, int bar, IntFunction<String> where, String expected) {
    String found =
        "open "
            + decimal(candles.open()[bar])
            + ", high "
            + decimal(candles.high()[bar])
            + ", low "
            + decimal(candles.low()[bar])
            + ", close "
            + decimal(candles.close()[bar]);
    return new Complaint(kind, where.apply(bar), found, expected);
  }

  /// The shortest plain decimal that reads back as the same double.
  private static String decimal(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static void noteGrid(Candles candles, Findings findings) {
    Timeframe timeframe = candles.timeframe();
    long off = 0;
    long step = timeframe.millis();
    long before = Long.MIN_VALUE;
    boolean fits = false;
    for (long time : candles.time()) {
      // A bar right after another stands as that does; a division for each would take its time.
      fits = time == before + step ? fits : timeframe.floor(time) == time;
      off += fits ? 0 : 1;
      before = time;
    }
    if (off > 0) {
      findings.note(off + " bars do not start on a multiple of " + timeframe + " in UTC");
    }
  }

  /// Daily bars of a stock have a gap every weekend: worth a word, so that it is not taken for bad.
  private static void noteWeekends(Candles candles, Gaps gaps, Findings findings) {
    if (candles.timeframe().millis() > LONG || gaps.gaps().size() < GAPS_FOR_A_PATTERN) {
      return;
    }
    long weekends = gaps.gaps().stream().filter(Quality::weekend).count();
    if (weekends * 2 > gaps.gaps().size()) {
      findings.note(
          weekends
              + " of "
              + gaps.gaps().size()
              + " gaps are weekends: a market with closing days");
    }
  }

  private static boolean weekend(Gap gap) {
    Instant from = Instant.ofEpochMilli(gap.from());
    DayOfWeek day = from.atOffset(ZoneOffset.UTC).getDayOfWeek();
    long days = Duration.ofMillis(gap.to() - gap.from()).toDays();
    return (day == DayOfWeek.SATURDAY || day == DayOfWeek.FRIDAY) && days >= 1 && days <= 3;
  }
}
