package io.opentrade.benchmarks;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.Mask;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Binary;
import io.opentrade.engine.strategy.Expression.Binary.Operator;
import io.opentrade.engine.strategy.Field;
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

/// A fresh mask out of columns that the candles have.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MaskBenchmark {
  private static final Expression OPEN = new Expression.Source("", Field.OPEN);
  private static final Expression HIGH = new Expression.Source("", Field.HIGH);
  private static final Expression ABOVE = new Binary(Operator.GREATER, Walk.close(), OPEN);

  private final Candles candles = Walk.candles();

  @Benchmark
  public Mask above() {
    return mask(ABOVE);
  }

  @Benchmark
  public Mask crosses() {
    return mask(new Binary(Operator.CROSSES_ABOVE, Walk.close(), OPEN));
  }

  @Benchmark
  public Mask bothOfTwo() {
    return mask(new Binary(Operator.AND, ABOVE, new Binary(Operator.LESS, Walk.close(), HIGH)));
  }

  private Mask mask(Expression condition) {
    return new Evaluator(candles, Map.of(), Map.of()).condition(condition);
  }
}
