package io.opentrade.research.study;

import java.util.ArrayList;
import java.util.List;

/// Every point, in order.
final class GridSearch implements Search {
  private static final int BATCH = 64;

  private final Space space;
  private int next;

  GridSearch(Space space) {
    this.space = space;
  }

  @Override
  public List<int[]> next() {
    List<int[]> points = new ArrayList<>();
    while (points.size() < BATCH && next < space.size()) {
      points.add(space.point(next++));
    }
    return points;
  }

  @Override
  public void told(int[] point, double score) {
    // Where it goes does not depend on what it finds.
  }
}
