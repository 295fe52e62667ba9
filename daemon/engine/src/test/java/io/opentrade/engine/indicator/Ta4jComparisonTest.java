package io.opentrade.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.TestCandles;
import io.opentrade.engine.indicator.Ta4jCases.Case;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/// Our kernels against ta4j, value by value, ta4j read once forward over the whole series.
final class Ta4jComparisonTest {
  static Stream<Case> cases() {
    return Ta4jCases.all();
  }

  static Stream<Case> generated() {
    return Ta4jCases.all().filter(example -> !example.only());
  }

  @ParameterizedTest
  @MethodSource("generated")
  void agreesOnGeneratedCandles(Case example) {
    compare(example, TestCandles.random(7, 3_000));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesOnRealCandles(Case example) throws IOException {
    Candles candles = TestCandles.real();
    compare(example, example.quadratic() ? candles.slice(0, 2_500) : candles);
  }

  private static void compare(Case example, Candles candles) {
    double[] ours = new Evaluator(candles, Map.of(), Map.of()).numbers(example.ours());
    compare(example, candles, ours, example.theirs().apply(series(candles)));
  }

  private static void compare(Case example, Candles candles, double[] ours, Indicator<Num> theirs) {
    double largest = 0;
    for (int bar = 0; bar < candles.size(); bar++) {
      double expected = theirs.getValue(bar).doubleValue();
      if (bar < example.first()) {
        boolean settling = example.name().startsWith("heikin");
        assertTrue(settling || Double.isNaN(ours[bar]), "a value in warm-up at bar " + bar);
      } else {
        double unit = example.unit();
        double least = Double.isNaN(unit) ? candles.close()[bar] * 1e-3 : unit;
        double scale = Math.max(Math.abs(expected), least);
        double difference = Math.abs(ours[bar] - expected) / scale;
        assertTrue(
            difference <= 1e-9,
            example.name() + " at " + ": " + ours[bar] + " against " + expected);
        largest = Math.max(largest, difference);
      }
    }
    System.out.printf(
        "%s over %d bars: largest relative difference %.2e%n",
        example.name(), candles.size(), largest);
  }

  static BarSeries series(Candles candles) {
    DoubleNumFactory numbers = DoubleNumFactory.getInstance();
    BarSeries series = new BaseBarSeriesBuilder().withNumFactory(numbers).build();
    Duration length = candles.timeframe().duration();
    for (int bar = 0; bar < candles.size(); bar++) {
      Instant begin = Instant.ofEpochMilli(candles.time()[bar]);
      series.addBar(
          new BaseBar(
              length,
              begin,
              begin.plus(length),
              numbers.numOf(candles.open()[bar]),
              numbers.numOf(candles.high()[bar]),
              numbers.numOf(candles.low()[bar]),
              numbers.numOf(candles.close()[bar]),
              numbers.numOf(candles.volume()[bar]),
              numbers.numOf(candles.close()[bar] * candles.volume()[bar]),
              0));
    }
    return series;
  }

  /// ta4j tells days by the end of a bar, we by its start: its bars are moved by one.
  @ParameterizedTest
  @MethodSource("pivots")
  void pivotPointsAgree(Case example) throws IOException {
    Candles candles = TestCandles.real().slice(0, 3_000);
    long[] earlier = candles.time().clone();
    Arrays.setAll(earlier, bar -> earlier[bar] - candles.timeframe().millis());
    Candles moved =
        new Candles(
            candles.timeframe(),
            earlier,
            candles.open(),
            candles.high(),
            candles.low(),
            candles.close(),
            candles.volume());
    double[] ours = new Evaluator(candles, Map.of(), Map.of()).numbers(example.ours());
    compare(example, candles, ours, example.theirs().apply(series(moved)));
  }

  static Stream<Case> pivots() {
    return Ta4jCases.pivots();
  }
}
