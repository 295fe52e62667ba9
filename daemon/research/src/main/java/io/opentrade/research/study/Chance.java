package io.opentrade.research.study;

/// What came of one run of a Monte Carlo method.
///
/// @param profit net profit as a fraction of the start cash
/// @param drawdown deepest fall from a peak, as a fraction, 0 or less
/// @param lowest equity, as a fraction of the start cash
record Chance(double profit, double drawdown, double lowest) {
  /// @param path equity after each step, in units of the start cash; it begins at 1
  static Chance of(double[] path) {
    double peak = 1;
    double deepest = 0;
    double lowest = 1;
    for (double each : path) {
      peak = Math.max(peak, each);
      deepest = Math.min(deepest, each / peak - 1);
      lowest = Math.min(lowest, each);
    }
    double end = path.length == 0 ? 1 : path[path.length - 1];
    return new Chance(end - 1, deepest, lowest);
  }
}
