package io.opentrade.engine.backtest;

/// The episodes in which equity lies below an earlier peak. An episode lasts from its peak to the
/// bar that reaches the peak again, or to the end.
///
/// An equity is a sum of doubles: the same money, held as cash or as a position, may differ in its
/// last bit. Such a difference is no fall, else an average over episodes would count it as one.
///
/// @param deepest largest fall as a share of its peak, 0 or more
/// @param meanDepth mean of the episodes' depths; not a number where there is none
/// @param longestMillis duration of the longest episode
record Drawdowns(double deepest, double meanDepth, long longestMillis) {
  /// What counts as reached: far above the error of a sum, far below a cent in a million.
  private static final double REACHED = 1 - 1e-12;

  /// The equity that counts as having reached a peak again.
  static double reached(double peak) {
    return peak > 0 ? peak * REACHED : peak;
  }

  /// @param offset index into `time` of the first equity
  static Drawdowns of(double[] equity, long[] time, int offset) {
    int peak = 0;
    double highest = equity[0];
    double deepest = 0;
    double sum = 0;
    int episodes = 0;
    long longest = 0;
    int bar = 1;
    while (bar < equity.length) {
      double reached = reached(highest);
      if (!(equity[bar] < reached)) {
        highest = equity[bar] > highest ? equity[bar] : highest;
        peak = bar++;
        continue;
      }
      int end = bar;
      double lowest = highest;
      while (end < equity.length && equity[end] < reached) {
        lowest = equity[end] < lowest ? equity[end] : lowest;
        end++;
      }
      double depth = highest > 0 ? 1 - lowest / highest : depth(equity, bar, end, highest);
      if (depth > 0) {
        deepest = Math.max(deepest, depth);
        sum += depth;
        episodes++;
        int last = Math.min(end, equity.length - 1);
        longest = Math.max(longest, time[offset + last] - time[offset + peak]);
      }
      bar = end;
    }
    return new Drawdowns(deepest, sum / episodes, longest);
  }

  /// The deepest fall among some bars from a peak that is not positive, where the lowest equity
  /// need not be the deepest fall; else it is, since dividing and subtracting keep the order.
  private static double depth(double[] equity, int from, int to, double highest) {
    double depth = 0;
    for (int bar = from; bar < to; bar++) {
      depth = Math.max(depth, 1 - equity[bar] / highest);
    }
    return depth;
  }
}
