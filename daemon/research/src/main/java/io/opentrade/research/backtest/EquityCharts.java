package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Market;
import io.opentrade.protocol.EquityChart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Thins an equity column for drawing: stretches of bars of equal number, each with its lowest and
/// highest equity, so that no drawdown is lost however narrow the chart.
final class EquityCharts {
  private static final int POINTS = 2000;

  private EquityCharts() {}

  static EquityChart of(Market market, double[] equity) {
    int step = Math.max(1, (equity.length + POINTS - 1) / POINTS);
    List<EquityChart.Point> points = new ArrayList<>();
    for (int start = 0; start < equity.length; start += step) {
      points.add(point(market, equity, start, Math.min(equity.length, start + step)));
    }
    return new EquityChart(points);
  }

  private static EquityChart.Point point(Market market, double[] equity, int start, int end) {
    double low = equity[start];
    double high = equity[start];
    for (int i = start + 1; i < end; i++) {
      low = Math.min(low, equity[i]);
      high = Math.max(high, equity[i]);
    }
    int bar = market.from() + end - 1;
    return new EquityChart.Point(
        Instant.ofEpochMilli(market.candles().time()[market.from() + start]),
        low,
        high,
        equity[end - 1],
        hold(market, equity[0], bar));
  }

  /// What the start equity were worth had it bought at the first bar at which the strategy could.
  private static @Nullable Double hold(Market market, double start, int bar) {
    double[] close = market.candles().close();
    if (market.firstDecision() >= close.length) {
      return null;
    }
    double value =
        bar < market.firstDecision() ? start : start * close[bar] / close[market.firstDecision()];
    return Double.isFinite(value) ? value : null;
  }
}
