package io.opentrade.engine.indicator;

import static io.opentrade.engine.column.Columns.CLOSE;
import static io.opentrade.engine.column.Columns.indicator;
import static io.opentrade.engine.column.Columns.output;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.TestCandles;
import io.opentrade.engine.strategy.Expression;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ParabolicSarIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/// Our kernels against ta4j, value by value, ta4j read once forward over the whole series.
final class Ta4jComparisonTest {
  /// @param first the first bar at which ours must have a value
  record Case(String name, Expression ours, Function<BarSeries, Indicator<Num>> theirs, int first) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("sma 10", sma(10), s -> new SMAIndicator(close(s), 10), 9),
        new Case("sma 50", sma(50), s -> new SMAIndicator(close(s), 50), 49),
        new Case("ema 1", indicator("ema", CLOSE, 1), s -> new EMAIndicator(close(s), 1), 1),
        new Case("ema 21", indicator("ema", CLOSE, 21), s -> new EMAIndicator(close(s), 21), 21),
        new Case("rsi 14", indicator("rsi", CLOSE), s -> new RSIIndicator(close(s), 14), 14),
        new Case("rsi 2", indicator("rsi", CLOSE, 2), s -> new RSIIndicator(close(s), 2), 2),
        new Case("atr 14", indicator("atr", 14), s -> new ATRIndicator(s, 14), 14),
        new Case("macd", indicator("macd", CLOSE), s -> new MACDIndicator(close(s), 12, 26), 26),
        new Case(
            "macd signal",
            output("macd", "signal", CLOSE),
            s -> new MACDIndicator(close(s), 12, 26).getSignalLine(9),
            26),
        new Case(
            "macd histogram",
            output("macd", "histogram", CLOSE, 5, 35, 5),
            s -> new MACDIndicator(close(s), 5, 35).getHistogram(5),
            35),
        new Case(
            "bollinger upper",
            output("bollinger", "upper", CLOSE),
            s -> new BollingerBandsUpperIndicator(middle(s), deviation(s, 20)),
            19),
        new Case(
            "bollinger lower",
            output("bollinger", "lower", CLOSE, 20, 2.5),
            s ->
                new BollingerBandsLowerIndicator(
                    middle(s), deviation(s, 20), s.numFactory().numOf(2.5)),
            19),
        new Case("bollinger middle", output("bollinger", "", CLOSE), s -> middle(s), 19),
        new Case("deviation 7", indicator("standardDeviation", CLOSE, 7), s -> deviation(s, 7), 6),
        new Case(
            "deviation 200",
            indicator("standardDeviation", CLOSE, 200),
            s -> deviation(s, 200),
            199),
        new Case(
            "highest 20",
            indicator("highest", CLOSE, 20),
            s -> new HighestValueIndicator(close(s), 20),
            19),
        new Case("parabolic sar", indicator("ParabolicSar"), s -> new ParabolicSarIndicator(s), 1),
        new Case(
            "lowest 33",
            indicator("lowest", CLOSE, 33),
            s -> new LowestValueIndicator(close(s), 33),
            32));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesOnGeneratedCandles(Case example) {
    compare(example, TestCandles.random(7, 3_000));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesOnRealCandles(Case example) throws IOException {
    Candles candles = TestCandles.real();
    boolean quadratic = example.name().equals("parabolic sar");
    compare(example, quadratic ? candles.slice(0, 2_500) : candles);
  }

  private static void compare(Case example, Candles candles) {
    double[] ours = new Evaluator(candles, Map.of(), Map.of()).numbers(example.ours());
    Indicator<Num> theirs = example.theirs().apply(series(candles));
    double largest = 0;
    for (int bar = 0; bar < candles.size(); bar++) {
      double expected = theirs.getValue(bar).doubleValue();
      if (bar < example.first()) {
        assertTrue(Double.isNaN(ours[bar]), "a value in warm-up at bar " + bar);
      } else {
        double scale = Math.max(Math.abs(expected), candles.close()[bar] * 1e-3);
        double difference = Math.abs(ours[bar] - expected) / scale;
        assertTrue(difference <= 1e-9, bar + ": " + ours[bar] + " against " + expected);
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

  private static Expression sma(int length) {
    return indicator("sma", CLOSE, length);
  }

  private static Indicator<Num> close(BarSeries series) {
    return new ClosePriceIndicator(series);
  }

  private static BollingerBandsMiddleIndicator middle(BarSeries series) {
    return new BollingerBandsMiddleIndicator(new SMAIndicator(close(series), 20));
  }

  private static Indicator<Num> deviation(BarSeries series, int length) {
    return new StandardDeviationIndicator(close(series), length);
  }
}
