package io.opentrade.research.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Points by chance, none twice.
final class RandomSearch implements Search {
  private static final int BATCH = 64;

  private final Space space;
  private final Random random;
  private final Set<Integer> drawn = new HashSet<>();
  private int left;

  RandomSearch(Space space, int trials, long seed) {
    this.space = space;
    this.random = new Random(seed);
    this.left = Math.min(trials, space.size());
  }

  @Override
  public List<int[]> next() {
    List<int[]> points = new ArrayList<>();
    while (points.size() < BATCH && left > 0) {
      points.add(space.point(draw()));
      left--;
    }
    return points;
  }

  /// From the number drawn the next that is free, so that an almost empty bag ends as well.
  private int draw() {
    int number = random.nextInt(space.size());
    while (!drawn.add(number)) {
      number = (number + 1) % space.size();
    }
    return number;
  }

  @Override
  public void told(int[] point, double score) {
    // Where it goes does not depend on what it finds.
  }
}
