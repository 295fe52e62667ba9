package io.opentrade.research.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Points that are known beforehand, in order.
final class PointSearch implements Search {
  private static final int BATCH = 64;

  private final int count;
  private final IntFunction<int[]> point;
  private int next;

  /// @param point by its number, from 0 on
  PointSearch(int count, IntFunction<int[]> point) {
    this.count = count;
    this.point = point;
  }

  @Override
  public List<int[]> next() {
    List<int[]> points = new ArrayList<>();
    while (points.size() < BATCH && next < count) {
      points.add(point.apply(next++));
    }
    return points;
  }

  @Override
  public void told(int[] point, double score) {
    // Where it goes does not depend on what it finds.
  }
}
