package io.opentrade.research.study;

import java.util.List;

/// Says which points to try, batch by batch. Deterministic: the same scores bring the same points,
/// so that a study that was stopped goes the same way again.
interface Search {
  /// The next points; none at the end. May name points that were tried before.
  List<int[]> next();

  /// Hears what a point of the last batch is worth.
  ///
  /// @param score larger is better; not a number where it could not run or broke a constraint
  void told(int[] point, double score);

  /// @param method `grid`, `random`, `bayes`, `cmaes`
  /// @param trials how many points to try at most; the grid tries all
  static Search of(String method, Space space, int trials, long seed) {
    return switch (method) {
      case "random" -> new RandomSearch(space, trials, seed);
      case "bayes" -> new ParzenSearch(space, trials, seed);
      case "cmaes" -> new CovarianceSearch(space, trials, seed);
      default -> new PointSearch(space.size(), space::point);
    };
  }
}
