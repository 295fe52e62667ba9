package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Markets;
import io.opentrade.protocol.EquityChart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Thins an equity column for drawing: stretches of bars of equal number, each with its lowest and
/// highest equity, so that no drawdown is lost however narrow the chart.
final class EquityCharts {
  private static final int POINTS = 2000;

  private EquityCharts() {}

  static EquityChart of(Markets markets, double[] equity) {
    double[] growth = markets.benchmarkGrowth();
    int step = Math.max(1, (equity.length + POINTS - 1) / POINTS);
    List<EquityChart.Point> points = new ArrayList<>();
    for (int start = 0; start < equity.length; start += step) {
      points.add(point(markets, equity, growth, start, Math.min(equity.length, start + step)));
    }
    return new EquityChart(points);
  }

  private static EquityChart.Point point(
      Markets markets, double[] equity, double[] growth, int start, int end) {
    double low = equity[start];
    double high = equity[start];
    for (int i = start + 1; i < end; i++) {
      low = Math.min(low, equity[i]);
      high = Math.max(high, equity[i]);
    }
    double hold = equity[0] * growth[end - 1];
    return new EquityChart.Point(
        Instant.ofEpochMilli(markets.time()[markets.from() + start]),
        low,
        high,
        equity[end - 1],
        Double.isFinite(hold) ? hold : null);
  }
}
