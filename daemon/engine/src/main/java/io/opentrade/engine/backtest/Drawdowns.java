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

  /// @param offset index into `time` of the first equity
  static Drawdowns of(double[] equity, long[] time, int offset) {
    int peak = 0;
    double highest = equity[0];
    double reached = highest * REACHED;
    double lowest = Double.POSITIVE_INFINITY;
    double depth = 0;
    double deepest = 0;
    double sum = 0;
    int episodes = 0;
    long longest = 0;
    for (int i = 1; i < equity.length; i++) {
      boolean below = equity[i] < reached;
      if (below && highest > 0) {
        // Of one peak the lowest is the deepest: dividing and subtracting keep the order.
        lowest = equity[i] < lowest ? equity[i] : lowest;
      } else if (below) {
        depth = Math.max(depth, 1 - equity[i] / highest);
      }
      boolean over = !below || i == equity.length - 1;
      if (over && lowest < Double.POSITIVE_INFINITY) {
        depth = 1 - lowest / highest;
        lowest = Double.POSITIVE_INFINITY;
      }
      if (over && depth > 0) {
        deepest = Math.max(deepest, depth);
        sum += depth;
        episodes++;
        longest = Math.max(longest, time[offset + i] - time[offset + peak]);
        depth = 0;
      }
      if (!below) {
        peak = i;
        highest = Math.max(highest, equity[i]);
        reached = highest * REACHED;
      }
    }
    return new Drawdowns(deepest, sum / episodes, longest);
  }
}
