package io.opentrade.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `optimize.heatmap`: a figure of a study over two of its parameters.
///
/// @param x parameter across; null for the last swept
/// @param y parameter down; null for the first swept
/// @param metric figure of [Metrics] in the part that ranks; null for the objective
public record OptimizeHeatmap(
    String id, @Nullable String x, @Nullable String y, @Nullable String metric)
    implements Request<OptimizeHeatmap.Reply> {
  public OptimizeHeatmap {
    Values.required("id", id);
  }

  /// The map. Where more than two parameters varied, a cell holds the best of the others.
  ///
  /// @param y null where one parameter varied: a single row
  /// @param cells by rows of y, null where there is no value
  public record Reply(
      String id,
      String metric,
      ForeignText x,
      List<Object> xs,
      @Nullable ForeignText y,
      List<Object> ys,
      List<List<@Nullable Double>> cells) {
    public Reply {
      xs = Values.plain("xs", xs);
      ys = Values.plain("ys", ys);
      List<List<@Nullable Double>> copy = new ArrayList<>();
      for (List<@Nullable Double> row : cells) {
        copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
      }
      cells = Collections.unmodifiableList(copy);
    }
  }
}
