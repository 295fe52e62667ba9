package io.opentrade.commands.optimize;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.TextWidth;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.OptimizeHeatmap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A heat map in characters: darker blocks are higher, so that it reads without colours as well.
/// Where the window is narrow, cells are joined to their highest.
final class HeatmapScreen {
  private static final String[] SHADES = {"·", "░", "▒", "▓", "█"};
  private static final int ROWS = 40;

  private final Invocation invocation;

  HeatmapScreen(Invocation invocation) {
    this.invocation = invocation;
  }

  void show(OptimizeHeatmap.Reply map) {
    double[] range = range(map.cells());
    invocation
        .out()
        .print(
            new Line()
                .add(Tint.BOLD, map.metric())
                .add(Tint.DIM, invocation.text("heatmap.across", map.x()))
                .add(Tint.DIM, map.y() == null ? "" : invocation.text("heatmap.down", map.y())));
    invocation.out().blank();
    int label = map.ys().stream().mapToInt(y -> TextWidth.of(y.toString())).max().orElse(0);
    int cell = Math.clamp((invocation.out().width() - label - 2) / map.xs().size(), 1, 2);
    int across = joined(map.xs().size(), (invocation.out().width() - label - 2) / cell);
    int down = joined(map.cells().size(), ROWS);
    for (int row = 0; row < map.cells().size(); row += down) {
      String name = map.ys().isEmpty() ? "" : map.ys().get(row).toString();
      Line line = new Line().add(Tint.DIM, TextWidth.padLeft(name, label) + " ");
      for (int column = 0; column < map.xs().size(); column += across) {
        add(line, highest(map.cells(), row, down, column, across), range, cell);
      }
      invocation.out().print(line);
    }
    String first = map.xs().getFirst().toString();
    String last = map.xs().getLast().toString();
    int width = (map.xs().size() + across - 1) / across * cell;
    invocation
        .out()
        .print(
            new Line()
                .add(" ".repeat(label + 1))
                .add(Tint.DIM, first)
                .padTo(label + 1 + Math.max(width, first.length() + 1) - last.length())
                .add(Tint.DIM, last));
    invocation.out().blank();
    legend(map, range);
  }

  private void legend(OptimizeHeatmap.Reply map, double[] range) {
    invocation
        .out()
        .print(
            new Line()
                .add(Tint.DIM, SHADES[0] + " ")
                .add(Numbers.fixed(defined(range[0]), 3))
                .add(Tint.DIM, "  " + String.join(" ", SHADES) + "  ")
                .add(Numbers.fixed(defined(range[1]), 3))
                .add(Tint.DIM, " " + SHADES[SHADES.length - 1]));
    invocation.out().print(Line.of(Tint.DIM, invocation.text("heatmap.more", map.id())));
  }

  private static @Nullable Double defined(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static int joined(int cells, int room) {
    return Math.max(1, (cells + Math.max(1, room) - 1) / Math.max(1, room));
  }

  private static void add(Line line, double value, double[] range, int cell) {
    if (Double.isNaN(value)) {
      line.add(Tint.DIM, " ".repeat(cell));
      return;
    }
    double share = range[1] > range[0] ? (value - range[0]) / (range[1] - range[0]) : 1;
    int shade = (int) Math.clamp(share * SHADES.length, 0, SHADES.length - 1);
    line.add(Tint.bySign(value), SHADES[shade].repeat(cell));
  }

  private static double highest(
      List<List<@Nullable Double>> cells, int row, int down, int column, int across) {
    double highest = Double.NaN;
    for (int y = row; y < Math.min(cells.size(), row + down); y++) {
      List<@Nullable Double> line = cells.get(y);
      for (int x = column; x < Math.min(line.size(), column + across); x++) {
        Double value = line.get(x);
        if (value != null && !(value <= highest)) {
          highest = value;
        }
      }
    }
    return highest;
  }

  private static double[] range(List<List<@Nullable Double>> cells) {
    double[] values =
        cells.stream()
            .flatMap(List::stream)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    return values.length == 0
        ? new double[] {Double.NaN, Double.NaN}
        : new double[] {values[0], values[values.length - 1]};
  }
}
