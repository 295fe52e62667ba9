package io.opentrade.research.bench;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.Combination;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Metrics;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.backtest.SignalStrategy;
import io.opentrade.engine.backtest.Sweep;
import io.opentrade.engine.backtest.SweepMarket;
import io.opentrade.engine.backtest.SweepResult;
import io.opentrade.engine.backtest.SweepResult.Wanted;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Expression.Binary.Operator;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.Role;
import io.opentrade.engine.strategy.Scalar;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.protocol.BenchRun.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// Measures the crossover of two averages: one run, and a grid of 20 × 20 lengths on one core. All
/// columns are computed anew each time.
final class Runs {
  private static final Plan CROSS = cross();
  static final Settings SETTINGS =
      new Settings(
          Money.of("10000000"),
          new BigDecimal("0.001"),
          new Sizing.Base(Quantity.of("1")), // as the loops by hand do
          false);

  private final Stopwatch watch;

  Runs(Extent extent) {
    this.watch = Stopwatch.ofProcessor(extent.repeats(), extent.least());
  }

  /// A run with all its figures, beside a pass with equity, drawdown and variance.
  Result run(int bars) throws Exception {
    Candles candles = Walk.of(bars);
    double byHand = watch.seconds(() -> HandLoop.whole(candles, 10, 50), each -> each);
    double seconds = watch.seconds(() -> measured(candles), Metrics::exposurePercent);
    return BenchJob.rate("run." + bars / 1000 + "k", bars, "bars/s", seconds, byHand);
  }

  /// Runs over several symbols one after the other, each with candles of its own.
  Result symbols(int count, int bars) throws Exception {
    List<Candles> symbols = IntStream.range(0, count).mapToObj(_ -> Walk.of(bars)).toList();
    double byHand =
        watch.seconds(
            () -> symbols.stream().mapToDouble(each -> HandLoop.whole(each, 10, 50)).sum(),
            each -> each);
    double seconds =
        watch.seconds(
            () -> symbols.stream().mapToDouble(each -> measured(each).exposurePercent()).sum(),
            each -> each);
    return BenchJob.rate("symbols." + count, (double) count * bars, "bars/s", seconds, byHand);
  }

  private static Metrics measured(Candles candles) {
    Market market = market(candles);
    Evaluator evaluator = new Evaluator(candles, Map.of(), Map.of("fast", 10.0, "slow", 50.0));
    SignalStrategy strategy = new SignalStrategy(evaluator.signals(CROSS));
    Outcome outcome = Backtest.run(market, SETTINGS, strategy, _ -> true);
    return Metrics.of(outcome, market, SETTINGS, 365);
  }

  List<Result> sweep(Candles candles) throws Exception {
    List<Combination> grid = grid();
    double byHand = watch.seconds(() -> byHand(candles), each -> each);
    List<Result> results = new ArrayList<>();
    for (Wanted wanted : Wanted.values()) {
      SweepMarket market = new SweepMarket(market(candles), Map.of(), 365);
      double seconds =
          watch.seconds(
              () -> new Sweep(market, SETTINGS, wanted, (_, _) -> true).run(grid, Runnable::run, 1),
              List<SweepResult>::size);
      String name = "sweep." + wanted.name().toLowerCase(Locale.ROOT);
      results.add(BenchJob.rate(name, grid.size(), "combinations/s", seconds, byHand));
    }
    return results;
  }

  /// Trades and profit of the grid.
  private static double byHand(Candles candles) {
    double[][] fast = new double[20][];
    double[][] slow = new double[20][];
    for (int i = 0; i < 20; i++) {
      fast[i] = HandLoop.average(candles.close(), 5 + i);
      slow[i] = HandLoop.average(candles.close(), 30 + 10 * i);
    }
    double sum = 0;
    for (double[] one : fast) {
      for (double[] other : slow) {
        sum += HandLoop.glance(candles.open(), one, other);
      }
    }
    return sum;
  }

  private static List<Combination> grid() {
    List<Combination> grid = new ArrayList<>();
    for (int fast = 5; fast < 25; fast++) {
      for (int slow = 30; slow < 230; slow += 10) {
        grid.add(new Combination(CROSS, Map.of("fast", (double) fast, "slow", (double) slow)));
      }
    }
    return grid;
  }

  static Market market(Candles candles) {
    Instrument instrument =
        new Instrument(
            "BTC/USDT",
            new BigDecimal("0.01"),
            Instrument.DEFAULT_LOT,
            Instrument.DEFAULT_MONEY_SCALE);
    return Market.of(candles, instrument);
  }

  private static Plan cross() {
    Expression fast = average("fast");
    Expression slow = average("slow");
    return new Plan(
        Map.of(
            Role.ENTER_LONG, new Expression.Binary(Operator.CROSSES_ABOVE, fast, slow),
            Role.EXIT_LONG, new Expression.Binary(Operator.CROSSES_BELOW, fast, slow)),
        "",
        "",
        Map.of());
  }

  private static Expression average(String length) {
    Expression close = new Expression.Source("", Field.CLOSE);
    return new Expression.Indicator(
        "sma",
        List.of(new Argument.Column(close), new Argument.Number(new Scalar.Parameter(length))),
        "");
  }
}
