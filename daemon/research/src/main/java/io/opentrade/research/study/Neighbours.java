package io.opentrade.research.study;

import java.util.Arrays;
import java.util.List;

/// What lies next to the best: one step away at most on every axis of numbers, the same word on
/// every axis of words.
///
/// @param count how many have a value
/// @param mean of their scores; not a number where none has
record Neighbours(int count, double mean) {
  static Neighbours of(Space space, Ranking.Placed best, List<Ranking.Placed> all) {
    double[] scores =
        all.stream()
            .filter(other -> adjacent(space, best.point(), other.point()))
            .mapToDouble(Ranking.Placed::score)
            .filter(score -> !Double.isNaN(score))
            .toArray();
    return new Neighbours(scores.length, Arrays.stream(scores).average().orElse(Double.NaN));
  }

  private static boolean adjacent(Space space, int[] one, int[] other) {
    for (int axis = 0; axis < one.length; axis++) {
      int most = space.axes().get(axis).ordered() ? 1 : 0;
      if (Math.abs(one[axis] - other[axis]) > most) {
        return false;
      }
    }
    return !Arrays.equals(one, other);
  }

  /// Whether the best stands alone: what is one step away is worth less than half of it.
  boolean lonePeak(double best) {
    return count >= 2 && best > 0 && mean < best / 2;
  }
}
