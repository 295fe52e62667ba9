package io.opentrade.research.study;

import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Metrics;
import io.opentrade.protocol.OptimizeReply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Combinations in the order of what they are worth.
final class Ranking {
  private Ranking() {}

  /// Larger is better; not a number for what could not run or breaks a constraint.
  static double score(Result result, Objective objective, List<Constraint> constraints) {
    return keeps(result, constraints) ? objective.score(objective.of(result.test())) : Double.NaN;
  }

  private static boolean keeps(Result result, List<Constraint> constraints) {
    Metrics test = result.test();
    return test != null
        && constraints.stream().allMatch(constraint -> constraint.keeps(result.train(), test));
  }

  /// A combination with its place in the space.
  record Placed(int[] point, Result result, boolean fits, double score) {}

  /// The best first. Those that break a constraint come later, those that could not run last; what
  /// is worth the same stays in the order of the space.
  static List<Placed> of(
      Space space, Map<String, Result> results, Objective objective, List<Constraint> constraints) {
    List<Placed> placed = new ArrayList<>();
    results.forEach(
        (key, result) -> {
          boolean fits = keeps(result, constraints);
          double score = objective.score(objective.of(result.test()));
          placed.add(new Placed(space.point(key), result, fits, score));
        });
    placed.sort((a, b) -> Arrays.compare(a.point, b.point));
    placed.sort(
        (a, b) ->
            a.fits != b.fits
                ? Boolean.compare(b.fits, a.fits)
                : Double.compare(worth(b), worth(a)));
    return placed;
  }

  private static double worth(Placed placed) {
    if (placed.result.test() == null) {
      return Double.NEGATIVE_INFINITY;
    }
    return Double.isNaN(placed.score) ? -Double.MAX_VALUE : placed.score;
  }

  static OptimizeReply.Row row(Space space, Objective objective, Placed placed) {
    Result result = placed.result();
    return new OptimizeReply.Row(
        space.plain(placed.point()),
        objective.of(result.test()),
        placed.fits(),
        result.train(),
        result.test(),
        result.reason() == null ? null : new ForeignText(result.reason()));
  }
}
