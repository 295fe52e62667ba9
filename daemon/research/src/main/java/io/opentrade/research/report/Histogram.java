package io.opentrade.research.report;

import java.util.Arrays;

/// How often values fall into bins of equal width. A bin's edge is at 0, so that no bin holds both
/// gains and losses.
///
/// @param centres of the bins, rising
/// @param counts of each
/// @param width of each
record Histogram(double[] centres, int[] counts, double width) {
  private static final int BINS = 40;

  /// The steps that people count in.
  private static final double[] STEPS = {1, 2, 2.5, 5, 10};

  /// @param values finite, at least one
  static Histogram of(double[] values) {
    double least = Math.min(0, Arrays.stream(values).min().orElseThrow());
    double most = Math.max(0, Arrays.stream(values).max().orElseThrow());
    double width = width(Math.max(most - least, 1e-9) / BINS);
    long first = (long) Math.floor(least / width);
    int bins = (int) ((long) Math.floor(most / width) - first + 1);
    int[] counts = new int[bins];
    for (double value : values) {
      counts[Math.clamp((long) Math.floor(value / width) - first, 0, bins - 1)]++;
    }
    double[] centres = new double[bins];
    Arrays.setAll(centres, bin -> (first + bin + 0.5) * width);
    return new Histogram(centres, counts, width);
  }

  private static double width(double least) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(least)));
    return Arrays.stream(STEPS)
        .map(step -> step * power)
        .filter(step -> step >= least * 0.999)
        .findFirst()
        .orElse(10 * power);
  }
}
