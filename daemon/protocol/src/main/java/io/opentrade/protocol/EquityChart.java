package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Equity over time, thinned for drawing: at most about 2,000 points.
///
/// @param points in the order of time
public record EquityChart(List<Point> points) {
  /// Nothing to draw.
  public static final EquityChart EMPTY = new EquityChart(List.of());

  public EquityChart {
    points = Values.list(points);
  }

  /// A stretch of bars.
  ///
  /// @param time of its first bar
  /// @param low lowest equity on a close in it
  /// @param high highest equity on a close in it
  /// @param last equity at its end
  /// @param hold value at its end of having bought at the start and held, or null
  public record Point(Instant time, double low, double high, double last, @Nullable Double hold) {
    public Point {
      Values.finite("low", low);
      Values.finite("high", high);
      Values.finite("last", last);
      Values.finiteOrNull("hold", hold);
    }
  }
}
