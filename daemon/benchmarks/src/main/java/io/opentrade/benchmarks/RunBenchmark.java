package io.opentrade.benchmarks;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Metrics;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.backtest.SignalStrategy;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Binary;
import io.opentrade.engine.strategy.Expression.Binary.Operator;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.Role;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.engine.strategy.View;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A run of the crossover of two averages: its trades by the signal kernel, with all its figures,
/// and what the event engine needs for asking a strategy at each bar that never says a word.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RunBenchmark {
  private static final Settings SETTINGS =
      new Settings(
          Money.of("10000000"), new BigDecimal("0.001"), new Sizing.Base(Quantity.of("1")), false);

  private final Market market =
      Market.of(
          Walk.candles(),
          new Instrument(
              "BTC/USDT",
              new BigDecimal("0.01"),
              Instrument.DEFAULT_LOT,
              Instrument.DEFAULT_MONEY_SCALE));
  private final Signals signals =
      new Evaluator(market.candles(), Map.of(), Map.of()).signals(crossover());

  @Benchmark
  public Outcome signalKernel() {
    return Backtest.run(market, SETTINGS, new SignalStrategy(signals), _ -> true);
  }

  @Benchmark
  public Metrics signalKernelWithFigures() {
    return Metrics.of(signalKernel(), market, SETTINGS, 365);
  }

  @Benchmark
  public Outcome eventEngineAskingAtEachBar() {
    return Backtest.run(market, SETTINGS, new Silent(), _ -> true);
  }

  private static final class Silent implements Strategy {
    @Override
    public List<Intent> onBar(View view) {
      return List.of();
    }
  }

  private static Plan crossover() {
    Expression fast = Walk.indicator("sma", 10);
    Expression slow = Walk.indicator("sma", 50);
    return new Plan(
        Map.of(
            Role.ENTER_LONG, new Binary(Operator.CROSSES_ABOVE, fast, slow),
            Role.EXIT_LONG, new Binary(Operator.CROSSES_BELOW, fast, slow)),
        "",
        "",
        Map.of());
  }
}
