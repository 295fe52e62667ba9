package io.opentrade.research.study;

import io.opentrade.engine.backtest.Days;
import io.opentrade.engine.backtest.Markets;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.RollingSharpe;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.domain.Money;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.EquityChart;
import io.opentrade.protocol.WalkforwardRun;
import io.opentrade.research.backtest.Trials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins the tests of a walk forward: each begins with the money that the one before ended with.
final class Stitch {
  /// Points of the chart that each test may have.
  private static final int POINTS = 200;

  private final Trials trials;
  private final double start;
  private final List<EquityChart.Point> points = new ArrayList<>();
  private Money cash;
  private double[] days;
  private double peak;
  private double deepest;
  private int trades;

  Stitch(Trials trials) {
    this.trials = trials;
    this.cash = trials.settings().cash();
    this.start = cash.value().doubleValue();
    this.days = new double[] {start};
    this.peak = start;
  }

  /// Those of the next test. All is closed at its end, so that nothing is carried over.
  Settings settings() {
    Settings base = trials.settings();
    return new Settings(cash, base.feeRate(), base.size(), true, base.fills())
        .with(base.risk())
        .with(base.account())
        .sizedAt(base.sizeAt());
  }

  void add(Outcome outcome, Windows.Window window) {
    double[] equity = outcome.equity();
    long[] time = trials.market().candles().time();
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
    Markets markets = Markets.of(trials.stretch(window.testFrom(), window.testTo()));
    double[] more = Days.of(outcome, markets).equity();
    int old = days.length;
    days = Arrays.copyOf(days, old + more.length);
    System.arraycopy(more, 0, days, old, more.length);
    trades += (int) outcome.trades().stream().filter(trade -> !trade.open()).count();
    cash = outcome.endEquity().signum() > 0 ? outcome.endEquity() : cash;
  }

  WalkforwardRun.Total total(int winning) {
    double end = days[days.length - 1];
    return new WalkforwardRun.Total(
        new Decimal(cash.value()),
        (end / start - 1) * 100,
        deepest * 100,
        sharpe(),
        trades,
        winning);
  }

  private @Nullable Double sharpe() {
    int returns = days.length - 1;
    if (returns < 2) {
      return null;
    }
    double sharpe = RollingSharpe.of(days, returns, trials.periodsPerYear())[returns];
    return Double.isFinite(sharpe) ? sharpe : null;
  }

  EquityChart chart() {
    return new EquityChart(points);
  }
}
