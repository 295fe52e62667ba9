package io.opentrade.research.study;

import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.RollingSharpe;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Money;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.EquityChart;
import io.opentrade.protocol.WalkforwardRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Joins the tests of a walk forward: each begins with the money that the one before ended with.
final class Stitch {
  /// Points of the chart that each test may have.
  private static final int POINTS = 200;

  private static final long DAY = 86_400_000L;

  private final Settings base;
  private final long[] time;
  private final int periodsPerYear;
  private final double start;
  private final List<EquityChart.Point> points = new ArrayList<>();

  /// The last equity of each UTC day that has bars, also of those on which nothing was traded.
  private final SortedMap<Long, Double> days = new TreeMap<>();

  private Money cash;
  private int reached;
  private double peak;
  private double deepest;
  private int trades;

  /// @param from the first bar of the first test
  Stitch(Settings base, Candles candles, int from, int periodsPerYear) {
    this.base = base;
    this.time = candles.time();
    this.reached = from;
    this.periodsPerYear = periodsPerYear;
    this.cash = base.cash();
    this.start = cash.value().doubleValue();
    this.peak = start;
  }

  /// Whether nothing is left to trade with.
  boolean ruined() {
    return cash.signum() <= 0;
  }

  /// Those of the next test. All is closed at its end, so that nothing is carried over.
  Settings settings() {
    return new Settings(cash, base.feeRate(), base.size(), true, base.fills())
        .with(base.risk())
        .with(base.account())
        .sizedAt(base.sizeAt())
        .paying(base.coin());
  }

  void add(Outcome outcome, Windows.Window window) {
    rest(window.testFrom());
    double[] equity = outcome.equity();
    int step = Math.max(1, (equity.length + POINTS - 1) / POINTS);
    for (int i = 0; i < equity.length; i += step) {
      double[] part = Arrays.copyOfRange(equity, i, Math.min(equity.length, i + step));
      points.add(
          new EquityChart.Point(
              Instant.ofEpochMilli(time[window.testFrom() + i]),
              Arrays.stream(part).min().orElseThrow(),
              Arrays.stream(part).max().orElseThrow(),
              part[part.length - 1],
              null));
    }
    for (double each : equity) {
      peak = Math.max(peak, each);
      deepest = Math.min(deepest, each / peak - 1);
    }
    for (int i = 0; i < equity.length; i++) {
      days.put(Math.floorDiv(time[window.testFrom() + i], DAY), equity[i]);
    }
    reached = window.testTo();
    trades += (int) outcome.trades().stream().filter(trade -> !trade.open()).count();
    cash = outcome.endEquity();
  }

  /// Nothing is held up to that bar.
  private void rest(int to) {
    for (; reached < to; reached++) {
      days.put(Math.floorDiv(time[reached], DAY), cash.value().doubleValue());
    }
  }

  /// @param end the bar after the last test
  /// @param winning windows with a profit
  WalkforwardRun.Total total(int end, int winning) {
    rest(end);
    return new WalkforwardRun.Total(
        new Decimal(cash.value()),
        (cash.value().doubleValue() / start - 1) * 100,
        deepest * 100,
        sharpe(),
        trades,
        winning);
  }

  private @Nullable Double sharpe() {
    double[] equity = days.values().stream().mapToDouble(each -> each).toArray();
    int returns = equity.length - 1;
    if (returns < 2) {
      return null;
    }
    double sharpe = RollingSharpe.of(equity, returns, periodsPerYear)[returns];
    return Double.isFinite(sharpe) ? sharpe : null;
  }

  EquityChart chart() {
    return new EquityChart(points);
  }
}
