package io.opentrade.commands.backtest;

import io.opentrade.commands.text.BrailleCanvas;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.TextWidth;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.EquityChart;
import io.opentrade.protocol.EquityChart.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Draws equity over time and, below it on the same axis, how far it is under its peak.
final class EquityPicture {
  private static final int EQUITY_ROWS = 9;
  private static final int TALL_EQUITY_ROWS = 14;
  private static final int TALL_TERMINAL = 50;
  private static final int DRAWDOWN_ROWS = 3;

  private final Messages messages;
  private final List<Point> points;
  private final boolean color;

  EquityPicture(Messages messages, EquityChart chart, boolean color) {
    this.messages = messages;
    this.points = chart.points();
    this.color = color;
  }

  List<Line> lines(int width, int terminalRows) {
    int equityRows = terminalRows >= TALL_TERMINAL ? TALL_EQUITY_ROWS : EQUITY_ROWS;
    double low = points.stream().mapToDouble(Point::low).min().orElse(0);
    double high = points.stream().mapToDouble(Point::high).max().orElse(0);
    double worst = worstDrawdown();
    List<String> equityLabels = equityLabels(low, high, equityRows);
    List<String> drawdownLabels = drawdownLabels(worst);
    int gutter =
        java.util.stream.Stream.concat(equityLabels.stream(), drawdownLabels.stream())
            .mapToInt(TextWidth::of)
            .max()
            .orElse(0);
    int columns = Math.max(10, width - gutter - 2);
    Columns buckets = new Columns(points, columns * 2);
    boolean withHold = color && holdFits(low, high);
    List<Line> lines = new ArrayList<>();
    lines.add(title(withHold));
    BrailleCanvas equity = equity(buckets, columns, equityRows, low, high);
    BrailleCanvas hold = withHold ? hold(buckets, columns, equityRows, low, high) : null;
    for (int row = 0; row < equityRows; row++) {
      Line line = axis(equityLabels.get(row), gutter);
      for (int column = 0; column < columns; column++) {
        if (hold != null && !equity.marked(column, row)) {
          line.add(Tint.DIM, hold.at(column, row));
        } else {
          line.add(Tint.ACCENT, equity.at(column, row));
        }
      }
      lines.add(line);
    }
    BrailleCanvas drawdown = drawdown(buckets, columns, worst);
    for (int row = 0; row < DRAWDOWN_ROWS; row++) {
      Line line = axis(drawdownLabels.get(row), gutter);
      for (int column = 0; column < columns; column++) {
        line.add(Tint.BAD, drawdown.at(column, row));
      }
      lines.add(line);
    }
    lines.add(dates(gutter, columns, buckets));
    return lines;
  }

  private Line title(boolean withHold) {
    Line title = new Line().add(Tint.BOLD, messages.text("chart.equity"));
    title.add(Tint.DIM, "  " + messages.text("chart.drawdown"));
    if (withHold) {
      title.add(Tint.DIM, "  " + messages.text("chart.hold"));
    }
    return title;
  }

  private static Line axis(String label, int gutter) {
    return new Line()
        .add(Tint.DIM, TextWidth.padLeft(label, gutter) + (label.isEmpty() ? " │" : " ┤"));
  }

  private static List<String> equityLabels(double low, double high, int rows) {
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      boolean labelled = row % 4 == 0 || row == rows - 1;
      double value = high - (high - low) * row / (rows - 1);
      labels.add(labelled ? Numbers.compact(value) : "");
    }
    return labels;
  }

  private static List<String> drawdownLabels(double worst) {
    List<String> labels = new ArrayList<>();
    labels.add("0%");
    for (int row = 1; row < DRAWDOWN_ROWS - 1; row++) {
      labels.add("");
    }
    labels.add(Numbers.fixed(worst * 100, worst > -0.1 ? 1 : 0) + "%");
    return labels;
  }

  private double worstDrawdown() {
    double peak = Double.NEGATIVE_INFINITY;
    double worst = 0;
    for (Point point : points) {
      peak = Math.max(peak, point.high());
      worst = Math.min(worst, peak > 0 ? point.low() / peak - 1 : 0);
    }
    return worst;
  }

  /// Buying and holding is drawn only where it does not squeeze the equity flat.
  private boolean holdFits(double low, double high) {
    double lowest = low;
    double highest = high;
    for (Point point : points) {
      if (point.hold() == null) {
        return false;
      }
      lowest = Math.min(lowest, point.hold());
      highest = Math.max(highest, point.hold());
    }
    return highest > lowest;
  }

  private static BrailleCanvas equity(
      Columns buckets, int columns, int rows, double low, double high) {
    BrailleCanvas canvas = new BrailleCanvas(columns, rows);
    int before = -1;
    for (int x = 0; x < canvas.width(); x++) {
      int top = y(buckets.high(x), low, high, canvas.height());
      int bottom = y(buckets.low(x), low, high, canvas.height());
      canvas.column(x, top, bottom);
      if (before >= 0) {
        // Joined to where the line was, so that a jump is a line and not a hole.
        canvas.column(
            x,
            Math.clamp(before, Math.min(top, before), Math.max(bottom, before)),
            before < top ? top : bottom);
      }
      before = y(buckets.last(x), low, high, canvas.height());
    }
    return canvas;
  }

  private static BrailleCanvas hold(
      Columns buckets, int columns, int rows, double low, double high) {
    BrailleCanvas canvas = new BrailleCanvas(columns, rows);
    for (int x = 0; x < canvas.width(); x++) {
      double value = buckets.hold(x);
      if (value >= low && value <= high) {
        canvas.dot(x, y(value, low, high, canvas.height()));
      }
    }
    return canvas;
  }

  private static BrailleCanvas drawdown(Columns buckets, int columns, double worst) {
    BrailleCanvas canvas = new BrailleCanvas(columns, DRAWDOWN_ROWS);
    double peak = Double.NEGATIVE_INFINITY;
    for (int x = 0; x < canvas.width(); x++) {
      peak = Math.max(peak, buckets.high(x));
      double depth = peak > 0 ? buckets.low(x) / peak - 1 : 0;
      if (worst < 0 && depth < 0) {
        int bottom = (int) Math.round(depth / worst * (canvas.height() - 1));
        canvas.column(x, 0, bottom);
      } else {
        canvas.dot(x, 0);
      }
    }
    return canvas;
  }

  private static int y(double value, double low, double high, int height) {
    return high <= low
        ? height / 2
        : (int) Math.round((high - value) / (high - low) * (height - 1));
  }

  private Line dates(int gutter, int columns, Columns buckets) {
    Instant first = points.getFirst().time();
    Instant last = points.getLast().time();
    boolean days = Duration.between(first, last).toDays() >= 4;
    Line line = new Line().padTo(gutter + 2);
    String left = label(first, days);
    String right = label(last, days);
    String middle = label(buckets.time(columns), days);
    line.add(Tint.DIM, left);
    int centre = gutter + 2 + columns / 2 - middle.length() / 2;
    if (centre > line.width() + 1
        && centre + middle.length() + 1 < gutter + 2 + columns - right.length()) {
      line.padTo(centre).add(Tint.DIM, middle);
    }
    return line.padTo(Math.max(line.width() + 1, gutter + 2 + columns - right.length()))
        .add(Tint.DIM, right);
  }

  private static String label(Instant time, boolean days) {
    return days ? Times.day(time) : Times.minute(time);
  }
}
