package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.TestCandles;
import io.opentrade.engine.strategy.Expression;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Nanoseconds of processor time a bar of every own indicator with its usual arguments, over
/// 200,000 made-up candles: the fastest of some rounds, everything it is made of included. A main
/// class, not a test; run it with the test class path.
public final class IndicatorBench {
  private static final int BARS = 200_000;
  private static final int ROUNDS = 30;

  private IndicatorBench() {}

  public static void main(String[] arguments) {
    Candles candles = TestCandles.random(1, BARS);
    ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
    List<Definition> own = Indicators.own();
    String wanted = arguments.length == 0 ? "" : arguments[0];
    for (Definition definition : own) {
      if (!definition.name().contains(wanted)) {
        continue;
      }
      for (String output : definition.outputs()) {
        Expression call =
            new Expression.Indicator(definition.name(), Sample.of(definition).arguments(), output);
        double[] nanos = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
          Evaluator evaluator = new Evaluator(candles, Map.of(), Map.of());
          long start = cpu.getCurrentThreadCpuTime();
          evaluator.numbers(call);
          nanos[round] = (cpu.getCurrentThreadCpuTime() - start) / (double) BARS;
        }
        Arrays.sort(nanos);
        System.out.printf("%-28s %-12s %7.2f ns a bar%n", definition.name(), output, nanos[0]);
      }
    }
  }
}
