package io.opentrade.engine.indicator;

import static io.opentrade.engine.column.Columns.CLOSE;
import static io.opentrade.engine.column.Columns.HIGH;
import static io.opentrade.engine.column.Columns.LOW;
import static io.opentrade.engine.column.Columns.OPEN;
import static io.opentrade.engine.column.Columns.VOLUME;
import static io.opentrade.engine.column.Columns.binary;
import static io.opentrade.engine.column.Columns.indicator;
import static io.opentrade.engine.column.Columns.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.TestCandles;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Binary.Operator;
import io.opentrade.engine.strategy.Expression.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Own kernels against values that others published, within the precision of their print, with the
/// seeds that the publishers use.
final class PublishedValuesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("opentrade.data", "absent")).resolve("indicators");

  /// An example of the book.
  ///
  /// @param inputs what its first lines of numbers hold
  /// @param outputs what reproduces the lines after them
  /// @param absent how many values at the beginning ours leaves out as warm-up
  record Example(String title, List<Source> inputs, List<Expression> outputs, int absent) {
    @Override
    public String toString() {
      return title;
    }
  }

  /// From the first printed bar on, in seven digits. The simple RSI was reckoned from closes of
  /// more digits than the file prints: half a cent on each of 14 changes makes up to 3e-4 of 100.
  @Test
  void columnsOfSpy() throws IOException {
    List<String[]> rows =
        read("spy_with_indicators.txt").stream().skip(1).map(line -> line.split(",", -1)).toList();
    double[] close = rows.stream().mapToDouble(row -> Double.parseDouble(row[7])).toArray();
    Candles candles = TestCandles.flat(close);
    column(rows, candles, 1, indicator("sma", CLOSE, 14), 0.0071);
    column(rows, candles, 2, indicator("ema", CLOSE, 14, "sma"), 0.0071);
    column(rows, candles, 3, indicator("macd", CLOSE, 12, 26, 9, "sma"), 0.0021);
    column(rows, candles, 4, indicator("rsi", CLOSE, 14, "sma", "simple"), 0.0003);
    column(rows, candles, 5, indicator("rsi", CLOSE, 14, "sma"), 0.0000051);
  }

  private static void column(
      List<String[]> rows, Candles candles, int index, Expression expression, double tolerance) {
    double[] ours = new Evaluator(candles, Map.of(), Map.of()).numbers(expression);
    int compared = 0;
    double largest = 0;
    int worst = -1;
    for (int bar = 0; bar < ours.length; bar++) {
      String printed = rows.get(bar)[index];
      if (!printed.isEmpty()) {
        double difference = Math.abs(Double.parseDouble(printed) - ours[bar]);
        if (!(difference <= largest)) {
          largest = difference;
          worst = bar;
        }
        compared++;
      }
    }
    assertTrue(compared > 470, compared + " values in column " + index);
    System.out.printf(
        "SPY column %d: %d values, largest difference %.2e%n", index, compared, largest);
    assertTrue(largest <= tolerance, "column " + index + " differs by " + largest + " at " + worst);
  }

  static Stream<Example> book() {
    List<Source> prices = sources(HIGH, LOW, CLOSE);
    List<Source> traded = sources(HIGH, LOW, CLOSE, VOLUME);
    List<Source> close = sources(CLOSE);
    Expression appel =
        binary(
            Operator.SUBTRACT,
            indicator("ewm", CLOSE, 0.15, "no", 26),
            indicator("ewm", CLOSE, 0.075, "no", 26));
    Expression signal = indicator("ewm", appel, 0.2);
    return Stream.of(
        new Example("ad", traded, List.of(indicator("ad")), 0),
        new Example("adosc 3 10", traded, List.of(indicator("adosc", 3, 10, "first")), 0),
        new Example("adx 14", sources(HIGH, LOW), List.of(indicator("adx", 14, 14, "sma")), 0),
        new Example(
            "adxr 14", sources(HIGH, LOW), List.of(output("adx", "adxr", 14, 14, "sma")), 0),
        new Example(
            "aroon 5",
            sources(HIGH, LOW),
            List.of(output("aroon", "down", 5), output("aroon", "up", 5)),
            0),
        new Example("atr 4", prices, List.of(indicator("atr", 4, "sma")), 0),
        new Example(
            "bbands 5 2",
            close,
            List.of(
                output("bollinger", "lower", CLOSE, 5, 2),
                output("bollinger", "middle", CLOSE, 5, 2),
                output("bollinger", "upper", CLOSE, 5, 2)),
            0),
        new Example("cci 5", prices, List.of(indicator("cci", 5)), 0),
        new Example("cmo 5", close, List.of(indicator("cmo", CLOSE, 5)), 0),
        new Example("cvi 5", sources(HIGH, LOW), List.of(indicator("cvi", 5, "first")), 0),
        new Example("dema 5", close, List.of(indicator("dema", CLOSE, 5, "first")), 0),
        new Example(
            "di 14",
            prices,
            List.of(output("adx", "plus", 14, 14, "sma"), output("adx", "minus", 14, 14, "sma")),
            0),
        new Example(
            "dm 14",
            sources(HIGH, LOW),
            List.of(
                output("adx", "plusMovement", 14, 14, "sma"),
                output("adx", "minusMovement", 14, 14, "sma")),
            0),
        new Example("dpo 6", close, List.of(indicator("dpo", CLOSE, 6)), 0),
        new Example("dx 14", sources(HIGH, LOW), List.of(output("adx", "dx", 14, 14, "sma")), 0),
        new Example("ema 5", close, List.of(indicator("ema", CLOSE, 5, "first")), 4),
        new Example("emv", sources(HIGH, LOW, VOLUME), List.of(indicator("emv")), 0),
        new Example("fosc 5", close, List.of(indicator("fosc", CLOSE, 5)), 0),
        new Example("kvo 34 55", traded, List.of(indicator("kvo", 34, 55)), 0),
        new Example(
            "macd 12 26 9",
            close,
            List.of(appel, signal, binary(Operator.SUBTRACT, appel, signal)),
            0),
        new Example("mass 3", sources(HIGH, LOW), List.of(indicator("mass", 3, 9, "first")), 0),
        new Example("medprice", sources(HIGH, LOW), List.of(indicator("medianPrice")), 0),
        new Example("mfi 14", traded, List.of(indicator("mfi", 14)), 0),
        new Example("nvi", sources(CLOSE, VOLUME), List.of(indicator("nvi")), 1),
        new Example("obv", sources(CLOSE, VOLUME), List.of(indicator("obv")), 0),
        new Example(
            "psar .02 .2",
            sources(HIGH, LOW),
            List.of(indicator("psar", 0.02, 0.2, 0.02, "wilder")),
            0),
        new Example("qstick 4", sources(OPEN, CLOSE), List.of(indicator("qstick", 4)), 0),
        new Example("rocr 12", close, List.of(indicator("rocr", CLOSE, 12)), 0),
        new Example("rsi 5", close, List.of(indicator("rsi", CLOSE, 5, "sma")), 0),
        new Example("sma 5", close, List.of(indicator("sma", CLOSE, 5)), 0),
        new Example("stddev 5", close, List.of(indicator("stddev", CLOSE, 5)), 0),
        new Example(
            "stoch 5 3 3",
            prices,
            List.of(output("stoch", "k", 5, 3, 3), output("stoch", "d", 5, 3, 3)),
            0),
        new Example("tema 5", close, List.of(indicator("tema", CLOSE, 5, "first")), 0),
        new Example("tr", prices, List.of(indicator("tr")), 0),
        new Example("trima 5", close, List.of(indicator("trima", CLOSE, 5)), 0),
        new Example("trix 3", close, List.of(indicator("trix", CLOSE, 3, "first")), 0),
        new Example("typprice", prices, List.of(indicator("typicalPrice")), 0),
        new Example("ultosc 7 14 28", prices, List.of(indicator("ultosc", 7, 14, 28)), 0),
        new Example("vhf 5", close, List.of(indicator("vhf", CLOSE, 5)), 0),
        new Example("vosc 2 5", sources(VOLUME), List.of(indicator("vosc", 2, 5)), 0),
        new Example("wad", prices, List.of(indicator("wad")), 0),
        new Example("wcprice", prices, List.of(indicator("weightedClose")), 0),
        new Example("willr 5", prices, List.of(indicator("willr", 5)), 0),
        new Example("wma 5", close, List.of(indicator("wma", CLOSE, 5)), 0),
        new Example("wilders 5", close, List.of(indicator("wilders", CLOSE, 5, "sma")), 0));
  }

  @ParameterizedTest
  @MethodSource("book")
  void valuesOfTheTextbook(Example example) throws IOException {
    List<String> lines = read("tulip-atoz.txt");
    int start = lines.indexOf(example.title());
    assertTrue(start >= 0, example.title());
    List<String> given = new ArrayList<>();
    for (int i = start + 1; i < lines.size() && !lines.get(i).isBlank(); i++) {
      if (lines.get(i).startsWith("{")) {
        given.add(lines.get(i).replaceAll("[{}\\s]", ""));
      }
    }
    int inputs = example.inputs().size();
    assertEquals(inputs + example.outputs().size(), given.size(), "lines of numbers");
    Evaluator evaluator = new Evaluator(bars(example, given), Map.of(), Map.of());
    for (int line = 0; line < example.outputs().size(); line++) {
      compare(
          example,
          given.get(inputs + line).split(","),
          evaluator.numbers(example.outputs().get(line)));
    }
  }

  /// Aligned at the end, where all lines are complete. Tulip shows the index of Lambert late, and
  /// both lines of the stochastic from the same bar on.
  private static void compare(Example example, String[] printed, double[] ours) {
    int first = ours.length - printed.length;
    for (int index = example.absent(); index < printed.length; index++) {
      double expected = Double.parseDouble(printed[index]);
      double precision = Math.max(unit(printed), Math.abs(expected) * 1e-9);
      assertEquals(expected, ours[first + index], precision, example.title() + " " + index);
    }
    for (int bar = 0; bar < first; bar++) {
      boolean late = example.title().startsWith("cci") || example.title().startsWith("stoch");
      assertTrue(late || Double.isNaN(ours[bar]), "a value at bar " + bar);
    }
  }

  /// One unit of the last digit that the line prints: the book reckons with rounded inputs.
  private static double unit(String[] printed) {
    int decimals =
        Arrays.stream(printed).mapToInt(text -> new BigDecimal(text).scale()).max().orElse(0);
    return 1.01 * Math.pow(10, -decimals);
  }

  private static Candles bars(Example example, List<String> given) {
    double[][] columns = new double[5][];
    for (int line = 0; line < example.inputs().size(); line++) {
      columns[example.inputs().get(line).field().ordinal()] =
          Arrays.stream(given.get(line).split(",")).mapToDouble(Double::parseDouble).toArray();
    }
    int size = given.getFirst().split(",").length;
    long[] time = new long[size];
    Arrays.setAll(time, bar -> bar * 86_400_000L);
    double[] close =
        columns[3] != null ? columns[3] : columns[1] != null ? columns[1] : new double[size];
    return new Candles(
        Timeframe.of("1d"),
        time,
        columns[0] == null ? close : columns[0],
        columns[1] == null ? close : columns[1],
        columns[2] == null ? close : columns[2],
        close,
        columns[4] == null ? new double[size] : columns[4]);
  }

  private static List<Source> sources(Expression... columns) {
    return Arrays.stream(columns).map(Source.class::cast).toList();
  }

  private static List<String> read(String name) throws IOException {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.exists(file), "no recorded data: set -Dopentrade.data");
    return Files.readAllLines(file).stream().map(String::strip).toList();
  }
}
