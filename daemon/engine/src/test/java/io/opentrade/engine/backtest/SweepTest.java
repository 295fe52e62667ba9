package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.backtest.SweepResult.Wanted;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.ColumnCache;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.GridEvaluator;
import io.opentrade.engine.column.SharedColumns;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Expression.Binary.Operator;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.Role;
import io.opentrade.engine.strategy.Scalar;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// A sweep against single runs.
final class SweepTest {
  private static final Plan CROSS = cross();

  /// 100,000 is the size that the speed of sweeps is measured at; it takes minutes.
  private static final int BARS = Integer.getInteger("opentrade.sweep.bars", 5_000);

  /// Up to this the kernel must cope.
  /// As the strategy declares it: longer than most of the averages.
  private static final int WARMUP = 50;
  private static final Money LARGE = Money.of("1e12");

  private final SweepMarket market = new SweepMarket(market(), Map.of(), 365);
  private final Settings settings =
      new Settings(
          Money.of("10000"),
          new BigDecimal("0.001"),
          new Sizing.Percent(BigDecimal.valueOf(100)),
          false);

  @Test
  void everyResultIsThatOfASingleRun() {
    assertThoseOfSingleRuns(grid(), settings);
  }

  /// The sweep of whoever looks for the right distance of a stop.
  @Test
  void soIsEveryResultWithStops() {
    assertThoseOfSingleRuns(stopped(), settings);
  }

  @Test
  void soIsEveryResultWithEntriesAtALimit() {
    List<Combination> grid = new ArrayList<>();
    for (int percent = 1; percent <= 6; percent++) {
      Map<String, Double> lengths = Map.of("fast", 5.0 + percent, "slow", 30.0);
      grid.add(new Combination(with(Role.LIMIT, percent), lengths));
    }
    assertThoseOfSingleRuns(grid, settings);
  }

  /// And of whoever looks for the right distance of a stop at a given risk.
  @Test
  void soIsEveryResultWhateverTheSize() {
    List<Sizing> sizes =
        List.of(
            new Sizing.Equity(new BigDecimal("33.3")),
            new Sizing.Risk(new BigDecimal("0.7"), Double.NaN),
            new Sizing.Risk(BigDecimal.ONE, 3.7),
            new Sizing.Kelly(new BigDecimal("0.5")));
    for (Sizing size : sizes) {
      Settings sized = new Settings(settings.cash(), settings.feeRate(), size, false);
      assertThoseOfSingleRuns(stopped(), sized);
    }
  }

  private static List<Combination> stopped() {
    List<Combination> grid = new ArrayList<>();
    for (int percent = 1; percent <= 6; percent++) {
      for (Role role : List.of(Role.STOP, Role.TAKE_PROFIT, Role.TRAIL)) {
        Map<String, Double> lengths = Map.of("fast", 5.0 + percent, "slow", 30.0);
        grid.add(new Combination(with(role, percent), lengths));
      }
    }
    return grid;
  }

  private void assertThoseOfSingleRuns(List<Combination> grid, Settings settings) {
    List<SweepResult.Measured> singles =
        grid.stream().map(combination -> single(combination, settings)).toList();
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      for (Wanted wanted : Wanted.values()) {
        Sweep sweep = new Sweep(market, settings, wanted, (_, _) -> true);
        List<SweepResult> results = sweep.run(grid, executor, 2);
        for (int i = 0; i < grid.size(); i++) {
          assertEquals(only(singles.get(i), wanted), results.get(i));
        }
      }
    }
  }

  /// As a study trades them: decided side by side, both parts by one set of signals, the first over
  /// fewer candles.
  @Test
  void bothPartsOfEveryCombinationAreThoseOfTheEventEngine() {
    Candles all = market.market().candles();
    Instrument instrument = market.market().instrument();
    int split = all.size() / 3 * 2;
    Market early = Market.of(all.slice(0, split), instrument);
    Market late = new Market(all, instrument, split, split);
    SharedColumns shared = new ColumnCache(1 << 24).over(List.of("candles"));
    GridEvaluator grid = new GridEvaluator(all, Map.of(), shared);
    grid().forEach(combination -> grid.add(combination.plan(), combination.parameters()));
    grid.run(() -> true);
    for (int i = 0; i < grid.size(); i++) {
      Signals signals = grid.signals(i);
      for (Market part : List.of(early, late)) {
        Outcome kernel =
            KernelFit.run(part, settings, new SignalStrategy(signals), Progress.SILENT, null);
        Outcome events =
            Backtest.run(part, settings, new Opaque(new SignalStrategy(signals)), Progress.SILENT);
        if (events.peakEquity().compareTo(LARGE) > 0) {
          continue; // over 100,000 bars some combinations grow beyond what fits into a long
        }
        assertNotNull(kernel, "the kernel covers it");
        assertEquals(events.trades(), kernel.trades());
        assertArrayEquals(events.equity(), kernel.equity());
        assertEquals(
            Metrics.of(events, part, settings, 365), Metrics.of(kernel, part, settings, 365));
      }
    }
  }

  @Test
  void aCombinationThatCannotRunSaysWhy() {
    Combination bad = new Combination(CROSS, Map.of("fast", 2.5, "slow", 20.0));
    Sweep sweep = new Sweep(market, settings, Wanted.PROFIT, (_, _) -> true);
    List<SweepResult> results = sweep.run(List.of(bad, grid().getFirst()), Runnable::run, 1);
    SweepResult.Impossible first =
        assertInstanceOf(SweepResult.Impossible.class, results.getFirst());
    assertTrue(first.reason().contains("whole number"), first.reason());
    assertInstanceOf(SweepResult.Measured.class, results.get(1));
  }

  @Test
  void theListenerCancels() {
    List<Integer> done = new ArrayList<>();
    Sweep sweep =
        new Sweep(
            market,
            settings,
            Wanted.PROFIT,
            (index, _) -> {
              done.add(index);
              return done.size() < 3;
            });
    assertThrows(CancellationException.class, () -> sweep.run(grid(), Runnable::run, 1));
    assertEquals(3, done.size());
  }

  /// By the event engine.
  private SweepResult.Measured single(Combination combination, Settings settings) {
    Evaluator evaluator =
        new Evaluator(market.market().candles(), Map.of(), combination.parameters());
    SignalStrategy signals = new SignalStrategy(evaluator.signals(combination.plan()));
    // Wrapped, so that the event engine runs it.
    Outcome outcome = Backtest.run(market.market(), settings, new Opaque(signals), Progress.SILENT);
    int trades = (int) outcome.trades().stream().filter(trade -> !trade.open()).count();
    Market measured =
        new Market(
            market.market().candles(),
            market.market().instrument(),
            0,
            Math.max(WARMUP, evaluator.warmup()));
    return new SweepResult.Measured(
        trades,
        outcome.endEquity().minus(settings.cash()),
        outcome.maxDrawdown(),
        Metrics.of(outcome, measured, settings, 365));
  }

  private static SweepResult only(SweepResult.Measured all, Wanted wanted) {
    return new SweepResult.Measured(
        all.trades(),
        all.profit(),
        wanted == Wanted.PROFIT ? null : all.maxDrawdown(),
        wanted == Wanted.METRICS ? all.metrics() : null);
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

  private static Market market() {
    double[] prices = new double[BARS];
    for (int bar = 0; bar < prices.length; bar++) {
      prices[bar] = Math.round(10_000 + 2_000 * Math.sin(bar / 17.0) + bar % 91) / 100.0;
    }
    Instrument instrument = new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 2);
    return new Market(Bars.flat(prices), instrument, 0, WARMUP);
  }

  private static Plan cross() {
    Expression close = new Expression.Source("", Field.CLOSE);
    Expression fast = average(close, "fast");
    Expression slow = average(close, "slow");
    return new Plan(
        Map.of(
            Role.ENTER_LONG, new Expression.Binary(Operator.CROSSES_ABOVE, fast, slow),
            Role.EXIT_LONG, new Expression.Binary(Operator.CROSSES_BELOW, fast, slow)),
        "",
        "",
        Map.of());
  }

  /// So many percent of the close away.
  private static Plan with(Role role, int percent) {
    double share =
        switch (role) {
          case STOP, LIMIT -> 1 - percent / 100.0;
          case TAKE_PROFIT -> 1 + percent / 100.0;
          default -> percent / 100.0;
        };
    Expression close = new Expression.Source("", Field.CLOSE);
    Expression factor = new Expression.Constant(new Scalar.Literal(share));
    Map<Role, Expression> columns = new EnumMap<>(CROSS.columns());
    columns.put(role, new Expression.Binary(Operator.MULTIPLY, close, factor));
    return new Plan(columns, "", "", Map.of());
  }

  private static Expression average(Expression of, String length) {
    return new Expression.Indicator(
        "sma",
        List.of(new Argument.Column(of), new Argument.Number(new Scalar.Parameter(length))),
        "");
  }
}
