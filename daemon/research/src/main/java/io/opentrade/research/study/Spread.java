package io.opentrade.research.study;

import io.opentrade.protocol.MontecarloRun;
import java.util.Arrays;

/// Percentiles of many results.
final class Spread {
  private Spread() {}

  static MontecarloRun.Percentiles of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new MontecarloRun.Percentiles(
        at(sorted, 0.05), at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75), at(sorted, 0.95));
  }

  /// Interpolated between neighbours.
  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
