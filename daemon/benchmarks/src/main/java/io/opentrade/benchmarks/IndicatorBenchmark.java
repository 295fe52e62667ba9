package io.opentrade.benchmarks;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
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

/// A fresh column of an indicator.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class IndicatorBenchmark {
  private final Candles candles = Walk.candles();

  @Benchmark
  public double[] sma() {
    return column("sma", 50);
  }

  @Benchmark
  public double[] ema() {
    return column("ema", 50);
  }

  @Benchmark
  public double[] rsi() {
    return column("rsi", 14);
  }

  @Benchmark
  public double[] highest() {
    return column("highest", 50);
  }

  @Benchmark
  public double[] standardDeviation() {
    return column("std", 200);
  }

  private double[] column(String name, int length) {
    return new Evaluator(candles, Map.of(), Map.of()).numbers(Walk.indicator(name, length));
  }
}
