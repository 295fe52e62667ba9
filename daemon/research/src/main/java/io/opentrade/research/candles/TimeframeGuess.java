package io.opentrade.research.candles;

import io.opentrade.engine.domain.Timeframe;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The timeframe of bars from the spacing of their times.
///
/// @param note what a person should know about it, or null
record TimeframeGuess(Timeframe timeframe, @Nullable String note) {
  private static final long DAY = 86_400_000L;

  /// With an hour or two by which clocks are set back.
  private static final long LONGEST_MONTH = 31 * DAY + DAY / 12;

  private static final List<String> COMMON =
      List.of(
          "1s", "5s", "15s", "30s", "1m", "3m", "5m", "10m", "15m", "30m", "1h", "2h", "3h", "4h",
          "6h", "8h", "12h", "1d", "2d", "3d", "1w", "2w");

  /// @param time in order, without duplicates
  static TimeframeGuess of(long[] time, Place place) {
    if (time.length < 2) {
      throw unclear(place, "a single bar does not tell how long bars are");
    }
    long[] steps = new long[time.length - 1];
    for (int i = 1; i < time.length; i++) {
      steps[i - 1] = time[i] - time[i - 1];
    }
    long most = majority(steps);
    if (most > 0 && most % 1000 == 0 && !monthly(steps)) {
      return new TimeframeGuess(new Timeframe(most), null);
    }
    Arrays.sort(steps);
    long median = steps[steps.length / 2];
    if (monthly(steps)) {
      Timeframe kept = longestMonth(steps);
      return new TimeframeGuess(
          kept,
          "bars are a calendar month apart, which is no fixed length: they are kept as "
              + kept
              + ", and none is read before it is over");
    }
    long mode = mostCommon(steps);
    if (mode % 1000 == 0 && mode <= median && mode > 0 && count(steps, mode) * 5 >= steps.length) {
      return new TimeframeGuess(new Timeframe(mode), null);
    }
    for (String name : COMMON) {
      Timeframe common = Timeframe.of(name);
      if (Math.abs(median - common.millis()) * 100 <= common.millis()) {
        return new TimeframeGuess(
            common, "bars are not evenly spaced; about " + common + " apart on the whole");
      }
    }
    throw unclear(
        place, "the spacing of bars is irregular (half are under " + median / 1000 + " s)");
  }

  private static CandleFailure unclear(Place place, String message) {
    return CandleFailure.usage(
        place, message, "Say how long bars are, for example --timeframe 5m.");
  }

  /// Whether steps are those of calendar months, 28 to 31 days, and differ; a month that is missing
  /// makes a step longer.
  private static boolean monthly(long[] steps) {
    long least = Long.MAX_VALUE;
    long greatest = 0;
    int months = 0;
    for (long step : steps) {
      least = Math.min(least, step);
      if (step <= LONGEST_MONTH) {
        greatest = Math.max(greatest, step);
        months++;
      }
    }
    return least >= 28 * DAY - DAY / 12 && months * 2 > steps.length && least < greatest;
  }

  /// Whole days in which every month is over: 31, or 32 where the clocks of a zone are set back.
  private static Timeframe longestMonth(long[] steps) {
    long longest = 31 * DAY;
    for (long step : steps) {
      longest = step > longest && step <= LONGEST_MONTH ? 32 * DAY : longest;
    }
    return new Timeframe(longest);
  }

  /// The step that more than half of all are (Boyer and Moore), or 0.
  private static long majority(long[] steps) {
    long candidate = 0;
    int lead = 0;
    for (long step : steps) {
      if (lead == 0) {
        candidate = step;
      }
      lead += step == candidate ? 1 : -1;
    }
    return count(steps, candidate) * 2 > steps.length ? candidate : 0;
  }

  private static long count(long[] steps, long wanted) {
    long count = 0;
    for (long step : steps) {
      count += step == wanted ? 1 : 0;
    }
    return count;
  }

  private static long mostCommon(long[] sorted) {
    long best = sorted[0];
    int bestCount = 0;
    int run = 0;
    for (int i = 0; i < sorted.length; i++) {
      run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
      if (run > bestCount) {
        bestCount = run;
        best = sorted[i];
      }
    }
    return best;
  }

  /// Refuses bars that are evidently of another length than the one named.
  static void requireFit(long[] time, Timeframe named, Place place) {
    if (time.length < 3) {
      return;
    }
    long[] steps = new long[time.length - 1];
    long least = Long.MAX_VALUE;
    for (int i = 1; i < time.length; i++) {
      steps[i - 1] = time[i] - time[i - 1];
      least = Math.min(least, steps[i - 1]);
    }
    if (monthly(steps) && named.millis() < longestMonth(steps).millis()) {
      throw CandleFailure.usage(
          place,
          "bars are a calendar month apart, and some months are longer than " + named,
          "Import them as " + longestMonth(steps) + ": then none is read before it is over.");
    }
    long most = majority(steps);
    boolean shorter = most > 0 && most < named.millis() && !monthly(steps);
    boolean longer = most > named.millis() && least > named.millis();
    if (shorter || longer) {
      String found = most % 1000 == 0 ? new Timeframe(most).toString() : most + " ms";
      throw CandleFailure.usage(
          place,
          "bars are " + found + " apart, not " + named,
          "Import them under their own timeframe; data resample makes longer ones.");
    }
  }
}
