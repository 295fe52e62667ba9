package io.opentrade.engine.backtest;

import java.util.Arrays;

/// The last equity and the last level of the benchmark of each UTC day that has bars.
///
/// @param day days since 1970-01-01, rising
/// @param equity at the close of the day's last bar
/// @param benchmark its level then
public record Days(long[] day, double[] equity, double[] benchmark) {
  private static final long LENGTH = 86_400_000L;

  /// The returns between the days of a run, as `returns`, where nothing else is wanted.
  public static double[] returns(Outcome outcome, Markets markets) {
    double[] equity = outcome.equity();
    int[] lasts = lasts(markets.time(), markets.from(), equity.length);
    return changes(Arrays.stream(lasts).mapToDouble(last -> equity[last]).toArray());
  }

  /// Those of the range of a run.
  public static Days of(Outcome outcome, Markets markets) {
    long[] time = markets.time();
    double[] equity = outcome.equity();
    int[] lasts = lasts(time, markets.from(), equity.length);
    int count = lasts.length;
    double[] levels = new BenchmarkLevels(markets).levels(lasts);
    Days days = new Days(new long[count], new double[count], levels);
    for (int i = 0; i < count; i++) {
      int bar = markets.from() + lasts[i];
      days.day[i] = Math.floorDiv(time[bar], LENGTH);
      days.equity[i] = equity[lasts[i]];
    }
    return days;
  }

  /// The last bar of each UTC day that has bars, counted from the first of them.
  ///
  /// @param time of bars, rising, of which those from `offset` on are meant
  static int[] lasts(long[] time, int offset, int bars) {
    int[] lasts = new int[Math.min(bars, 1024)];
    int count = 0;
    int end = offset + bars;
    for (int bar = offset; bar < end; ) {
      long next = (Math.floorDiv(time[bar], LENGTH) + 1) * LENGTH;
      int found = Arrays.binarySearch(time, bar, end, next);
      bar = found >= 0 ? found : -found - 1;
      lasts = count == lasts.length ? Arrays.copyOf(lasts, count * 2) : lasts;
      lasts[count++] = bar - 1 - offset;
    }
    return Arrays.copyOf(lasts, count);
  }

  /// How many days there are.
  public int size() {
    return day.length;
  }

  /// Changes from day to day as fractions; not a number from or to 0 or less.
  static double[] changes(double[] levels) {
    double[] changes = new double[Math.max(0, levels.length - 1)];
    for (int i = 0; i < changes.length; i++) {
      boolean sound = levels[i] > 0 && levels[i + 1] > 0;
      changes[i] = sound ? levels[i + 1] / levels[i] - 1 : Double.NaN;
    }
    return changes;
  }

  /// The falls of the equity from its highest so far, as fractions, 0 or less.
  double[] falls() {
    double[] falls = new double[equity.length];
    double peak = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < falls.length; i++) {
      peak = Math.max(peak, equity[i]);
      falls[i] = equity[i] / peak - 1;
    }
    return falls;
  }
}
