package io.opentrade.research.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.sandbox.ParameterValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The searches on a hill with one summit.
final class SearchTest {
  private static Space space(int... sizes) {
    List<Axis> axes = new ArrayList<>();
    for (int size : sizes) {
      List<ParameterValue> values =
          IntStream.range(0, size)
              .mapToObj(i -> (ParameterValue) new ParameterValue.Number(i))
              .toList();
      axes.add(new Axis("p" + axes.size(), values, true));
    }
    return new Space(axes);
  }

  private static double hill(int[] point) {
    double x = point[0] - 37;
    double y = point[1] - 12;
    return -(x * x + 3 * y * y + x * y);
  }

  private static List<int[]> walk(Search search) {
    List<int[]> walked = new ArrayList<>();
    for (List<int[]> batch = search.next(); !batch.isEmpty(); batch = search.next()) {
      for (int[] point : batch) {
        search.told(point, hill(point));
        walked.add(point);
      }
    }
    return walked;
  }

  private static double best(List<int[]> walked) {
    return walked.stream().mapToDouble(SearchTest::hill).max().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bayes", "cmaes"})
  void findsTheSummitWithFewTrials(String method) {
    Space space = space(60, 60);
    double sum = 0;
    double blind = 0;
    for (long seed = 0; seed < 10; seed++) {
      List<int[]> walked = walk(Search.of(method, space, 120, seed));
      assertTrue(walked.size() <= 120);
      sum += best(walked);
      blind += best(walk(Search.of("random", space, 120, seed)));
    }
    assertTrue(sum > blind / 2, method + " " + sum / 10 + ", by chance " + blind / 10);
    assertTrue(sum / 10 > -12, method + " " + sum / 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grid", "random", "bayes", "cmaes"})
  void theSameSeedGoesTheSameWay(String method) {
    Space space = space(9, 7, 5);
    List<String> one = walk(Search.of(method, space, 60, 5)).stream().map(space::key).toList();
    List<String> two = walk(Search.of(method, space, 60, 5)).stream().map(space::key).toList();
    assertEquals(one, two);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grid", "random", "bayes"})
  void asManyTrialsAsPointsTryThemAllOnce(String method) {
    Space space = space(5, 4);
    List<String> keys = walk(Search.of(method, space, 20, 1)).stream().map(space::key).toList();
    Set<String> distinct = new HashSet<>(keys);
    assertEquals(20, distinct.size());
    assertEquals(20, keys.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bayes", "cmaes"})
  void nothingButFailuresEndsAsWell(String method) {
    Search search = Search.of(method, space(3, 1), 40, 1);
    int tried = 0;
    for (List<int[]> batch = search.next(); !batch.isEmpty(); batch = search.next()) {
      for (int[] point : batch) {
        search.told(point, Double.NaN);
        tried++;
      }
    }
    assertTrue(tried > 0 && tried <= 40);
  }

  @Test
  void oneAxisIsEnough() {
    assertEquals(40, walk1(Search.of("cmaes", space(50), 40, 3)));
  }

  private static int walk1(Search search) {
    int tried = 0;
    for (List<int[]> batch = search.next(); !batch.isEmpty(); batch = search.next()) {
      for (int[] point : batch) {
        search.told(point, -Math.abs(point[0] - 20));
        tried++;
      }
    }
    return tried;
  }
}
