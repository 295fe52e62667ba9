package io.opentrade.research.study;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.OptimizeHeatmap;
import io.opentrade.protocol.RequestFailed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A figure over two parameters of a study; of all others the best.
final class Heatmap {
  private Heatmap() {}

  static OptimizeHeatmap.Reply of(
      String id, Header header, Map<String, Result> results, OptimizeHeatmap request) {
    Space space = Studies.space(header);
    Objective objective =
        request.metric() == null
            ? Objective.parse(header.plan().objective())
            : Objective.parse(request.metric());
    int last = space.axes().size() - 1;
    int x = request.x() == null ? last : axis(space, request.x());
    int y = request.y() == null ? (x == 0 ? last : 0) : axis(space, request.y());
    if (x == y && last > 0) {
      throw new RequestFailed(FailureKind.USAGE, "--x and --y name the same parameter", null);
    }
    int rows = last == 0 ? 1 : space.axes().get(y).size();
    double[][] scores = new double[rows][space.axes().get(x).size()];
    for (double[] row : scores) {
      Arrays.fill(row, Double.NaN);
    }
    for (Ranking.Placed placed : Ranking.of(space, results, objective, List.of())) {
      int row = last == 0 ? 0 : placed.point()[y];
      int column = placed.point()[x];
      if (!(placed.score() <= scores[row][column])) {
        scores[row][column] = placed.score();
      }
    }
    return new OptimizeHeatmap.Reply(
        id,
        objective.name(),
        new ForeignText(space.axes().get(x).name()),
        values(space.axes().get(x)),
        last == 0 ? null : new ForeignText(space.axes().get(y).name()),
        last == 0 ? List.of() : values(space.axes().get(y)),
        cells(scores, objective));
  }

  private static int axis(Space space, String name) {
    for (int axis = 0; axis < space.axes().size(); axis++) {
      if (space.axes().get(axis).name().equals(name)) {
        return axis;
      }
    }
    throw new RequestFailed(
        FailureKind.USAGE,
        "the study did not vary '" + name + "'",
        "it varied " + String.join(", ", space.axes().stream().map(Axis::name).toList()));
  }

  private static List<Object> values(Axis axis) {
    return IntStream.range(0, axis.size()).mapToObj(axis::plain).toList();
  }

  private static List<List<@Nullable Double>> cells(double[][] scores, Objective objective) {
    List<List<@Nullable Double>> cells = new ArrayList<>();
    for (double[] row : scores) {
      List<@Nullable Double> line = new ArrayList<>();
      for (double score : row) {
        line.add(Double.isNaN(score) ? null : (Double) (objective.minimised() ? -score : score));
      }
      cells.add(line);
    }
    return cells;
  }
}
