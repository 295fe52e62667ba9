package io.opentrade.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Own kernels against values that others published, within the precision of their print. Our
/// exponential averages begin as ta4j's do, with a single value, and the published ones with a
/// simple average; so those are compared where the beginning has worn off. SPY was reckoned in
/// seven digits.
final class PublishedValuesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("opentrade.data", "absent")).resolve("indicators");

  /// By then a difference at the beginning is smaller than what is printed.
  private static final int SETTLED = 300;

  @Test
  void closesOfSpy() throws IOException {
    List<String> lines = read("spy_with_indicators.txt");
    List<String[]> rows = lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
    double[] close = rows.stream().mapToDouble(row -> Double.parseDouble(row[7])).toArray();
    Evaluator evaluator = new Evaluator(bars(close), Map.of(), Map.of());
    double[] sma = evaluator.numbers(call("sma", "value", 14));
    double[] ema = evaluator.numbers(call("ema", "value", 14));
    double[] rsi = evaluator.numbers(call("rsi", "value", 14));
    double[] macd = evaluator.numbers(call("macd", "value", 12, 26, 9));
    int compared = 0;
    for (int bar = 0; bar < close.length; bar++) {
      String[] row = rows.get(bar);
      compared += equal(row[1], sma[bar], 0.0071, "SMA", bar);
      if (bar >= SETTLED) {
        compared += equal(row[2], ema[bar], 0.0071, "EMA", bar);
        compared += equal(row[3], macd[bar], 0.0021, "MACD", bar);
        compared += equal(row[5], rsi[bar], 0.0000051, "RSI", bar);
      }
    }
    assertTrue(compared > 1_000, "only " + compared + " values");
  }

  @Test
  void valuesOfTheTextbook() throws IOException {
    List<String> lines = read("tulip-atoz.txt");
    book(lines, "sma 5", 1, call("sma", "value", 5), 0.00051);
    book(lines, "stddev 5", 1, call("standardDeviation", "value", 5), 0.000051);
    book(lines, "bbands 5 2", 1, call("bollinger", "lower", 5, 2), 0.000101);
    book(lines, "bbands 5 2", 2, call("bollinger", "middle", 5, 2), 0.000051);
    book(lines, "bbands 5 2", 3, call("bollinger", "upper", 5, 2), 0.000101);
  }

  /// Compares the last values of a column, as many as the book gives.
  ///
  /// @param line which of the lines of numbers below the title holds what is expected; the first
  ///     one holds the closes
  private static void book(
      List<String> lines, String title, int line, Expression expression, double tolerance) {
    int start = lines.indexOf(title);
    assertTrue(start >= 0, title);
    List<double[]> given = new ArrayList<>();
    for (int i = start + 1; i < lines.size() && !lines.get(i).isBlank(); i++) {
      if (lines.get(i).startsWith("{")) {
        given.add(numbers(lines.get(i)));
      }
    }
    double[] expected = given.get(line);
    double[] ours = new Evaluator(bars(given.getFirst()), Map.of(), Map.of()).numbers(expression);
    for (int i = 1; i <= expected.length; i++) {
      double our = ours[ours.length - i];
      assertEquals(
          expected[expected.length - i], our, tolerance, title + ", " + i + " from the end");
    }
  }

  private static int equal(String printed, double value, double tolerance, String name, int bar) {
    if (printed.isEmpty()) {
      return 0;
    }
    assertEquals(Double.parseDouble(printed), value, tolerance, name + " at bar " + bar);
    return 1;
  }

  private static Expression call(String name, String output, double... numbers) {
    List<Argument> arguments = new ArrayList<>();
    arguments.add(new Argument.Column(new Expression.Source("", Field.CLOSE)));
    for (double number : numbers) {
      arguments.add(new Argument.Number(new Scalar.Literal(number)));
    }
    return new Expression.Indicator(name, arguments, output);
  }

  private static Candles bars(double[] close) {
    long[] time = new long[close.length];
    Arrays.setAll(time, bar -> bar * 86_400_000L);
    double[] volume = new double[close.length];
    return new Candles(Timeframe.of("1d"), time, close, close, close, close, volume);
  }

  private static double[] numbers(String line) {
    String inner = line.strip().replaceAll("[{}]", "");
    return Arrays.stream(inner.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<String> read(String name) throws IOException {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.exists(file), "no recorded data: set -Dopentrade.data");
    return Files.readAllLines(file).stream().map(String::strip).toList();
  }
}
