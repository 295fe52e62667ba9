package io.opentrade.commands.backtest;

import io.opentrade.protocol.EquityChart.Point;
import java.time.Instant;
import java.util.List;

/// The points of a chart spread over so many columns of dots: several points a column where there
/// are more, the same point in several columns where there are fewer.
final class Columns {
  private final List<Point> points;
  private final int columns;

  Columns(List<Point> points, int columns) {
    this.points = points;
    this.columns = columns;
  }

  private int start(int column) {
    return (int) ((long) column * points.size() / columns);
  }

  /// Exclusive, and after the start.
  private int end(int column) {
    return Math.max(start(column) + 1, start(column + 1));
  }

  double low(int column) {
    double low = Double.POSITIVE_INFINITY;
    for (int i = start(column); i < end(column); i++) {
      low = Math.min(low, points.get(i).low());
    }
    return low;
  }

  double high(int column) {
    double high = Double.NEGATIVE_INFINITY;
    for (int i = start(column); i < end(column); i++) {
      high = Math.max(high, points.get(i).high());
    }
    return high;
  }

  double last(int column) {
    return points.get(end(column) - 1).last();
  }

  /// NaN where the chart has no such line.
  double hold(int column) {
    Double hold = points.get(end(column) - 1).hold();
    return hold == null ? Double.NaN : hold;
  }

  Instant time(int column) {
    return points.get(start(column)).time();
  }
}
