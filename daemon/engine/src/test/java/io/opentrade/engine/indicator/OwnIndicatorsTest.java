package io.opentrade.engine.indicator;

import static io.opentrade.engine.column.Columns.CLOSE;
import static io.opentrade.engine.column.Columns.OPEN;
import static io.opentrade.engine.column.Columns.VOLUME;
import static io.opentrade.engine.column.Columns.binary;
import static io.opentrade.engine.column.Columns.indicator;
import static io.opentrade.engine.column.Columns.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.LiveEvaluator;
import io.opentrade.engine.column.Resampler;
import io.opentrade.engine.column.TestCandles;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.indicator.Definition.Parameter;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Expression.Binary.Operator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What holds for every indicator of ours, in all its forms, outputs and words.
final class OwnIndicatorsTest {
  private static final int CUTS = 50;

  /// Every call there is: each form, output and word; needed numbers are small, so that blocks end
  /// often.
  static List<Expression> calls() {
    List<Expression> calls = new ArrayList<>();
    for (Definition definition : Indicators.own()) {
      for (Definition.Form form : definition.forms()) {
        for (List<Argument> arguments : arguments(form)) {
          for (String output : definition.outputs()) {
            calls.add(new Expression.Indicator(definition.name(), arguments, output));
          }
        }
      }
    }
    return calls;
  }

  /// With the usual words, and once with each other word.
  private static List<List<Argument>> arguments(Definition.Form form) {
    List<Argument> usual = new ArrayList<>();
    for (Parameter parameter : form.parameters()) {
      Argument standard = parameter.standard();
      usual.add(standard == null ? needed(parameter, usual.size()) : standard);
    }
    List<List<Argument>> all = new ArrayList<>(List.of(usual));
    for (int index = 0; index < usual.size(); index++) {
      for (String word : form.parameters().get(index).words()) {
        List<Argument> other = new ArrayList<>(usual);
        other.set(index, new Argument.Word(word));
        all.add(other);
      }
    }
    return all.stream().distinct().toList();
  }

  private static Argument needed(Parameter parameter, int place) {
    return switch (parameter.type()) {
      case COLUMN -> new Argument.Column(place == 0 ? CLOSE : VOLUME);
      case CONDITION -> new Argument.Column(binary(Operator.GREATER, CLOSE, OPEN));
      case LENGTH -> number(7 + place);
      case COUNT -> number(2);
      case NUMBER -> number(Math.clamp(0.3, parameter.least(), parameter.most()));
      case WORD -> new Argument.Word(parameter.words().getFirst());
      case ZONE -> new Argument.Word("America/New_York");
      case TIME -> new Argument.Word(place == 0 ? "22:15" : "05:00");
    };
  }

  private static Argument number(double value) {
    return new Argument.Number(new io.opentrade.engine.strategy.Scalar.Literal(value));
  }

  @Test
  void everyCallHasValuesAndNoInfinity() throws IOException {
    Evaluator evaluator = new Evaluator(TestCandles.real(), Map.of(), Map.of());
    List<String> without = new ArrayList<>();
    for (Expression call : calls()) {
      double[] values = evaluator.numbers(call);
      assertTrue(Arrays.stream(values).noneMatch(Double::isInfinite), call.toString());
      if (Arrays.stream(values).skip(10_000).filter(Double::isNaN).count() > 8_000) {
        without.add(((Expression.Indicator) call).name());
      }
    }
    // The product of thousands of prices is more than a double holds.
    assertEquals(List.of("cumProduct"), without);
  }

  /// 20,000 real candles, fed one by one.
  @Test
  void barByBarGivesTheBitsOfBatch() throws IOException {
    Candles candles = TestCandles.real();
    Evaluator batch = new Evaluator(candles, Map.of(), Map.of());
    LiveEvaluator live = new LiveEvaluator(candles.timeframe(), Map.of(), Map.of());
    List<Expression> calls = calls();
    List<double[]> expected = calls.stream().map(batch::numbers).toList();
    for (int bar = 0; bar < candles.size(); bar++) {
      live.append(Candle.of(candles, bar));
      for (int call = 0; call < calls.size(); call++) {
        assertBits(expected.get(call)[bar], live.number(calls.get(call)), calls.get(call), bar);
      }
    }
    System.out.printf(
        "%d calls of %d own indicators: same bits bar by bar over %d candles%n",
        calls.size(), Indicators.own().size(), candles.size());
  }

  /// The end cut at 50 places, with an absurd bar after the cut.
  @Test
  void laterBarsChangeNothing() throws IOException {
    Candles candles = TestCandles.real();
    Evaluator whole = new Evaluator(candles, Map.of(), Map.of());
    List<Expression> calls = calls();
    Random random = new Random(4);
    for (int cut = 0; cut < CUTS; cut++) {
      int size = cut < 5 ? cut + 1 : 1 + random.nextInt(candles.size());
      Candles part = TestCandles.withSpike(candles.slice(0, size), 1e12);
      Evaluator evaluator = new Evaluator(part, Map.of(), Map.of());
      for (Expression call : calls) {
        double[] expected = whole.numbers(call);
        double[] shorter = evaluator.numbers(call);
        for (int bar = 0; bar < size; bar++) {
          assertBits(expected[bar], shorter[bar], call, bar);
        }
      }
    }
  }

  /// An indicator of bars can be asked for another series' bars, and is what it would be there.
  @Test
  void barsOfAnotherSeriesCanBeNamed() {
    Candles candles = TestCandles.random(3, 900);
    Candles hours = Resampler.complete(candles, Timeframe.of("1h"));
    Evaluator evaluator = new Evaluator(candles, Map.of("trend", hours), Map.of());
    Evaluator alone = new Evaluator(hours, Map.of(), Map.of());
    for (Definition definition : Indicators.own()) {
      for (Definition.Form form : definition.forms()) {
        boolean bars =
            form.parameters().stream()
                .noneMatch(
                    parameter ->
                        parameter.type() == Definition.Type.COLUMN
                            || parameter.type() == Definition.Type.CONDITION);
        if (bars) {
          compare(definition, arguments(form).getFirst(), evaluator, alone, candles, hours);
        }
      }
    }
  }

  private static void compare(
      Definition definition,
      List<Argument> arguments,
      Evaluator evaluator,
      Evaluator alone,
      Candles candles,
      Candles hours) {
    List<Argument> named = new ArrayList<>(arguments);
    named.addFirst(new Argument.Word("trend"));
    for (String output : definition.outputs()) {
      double[] there =
          alone.numbers(new Expression.Indicator(definition.name(), arguments, output));
      Expression call = new Expression.Indicator(definition.name(), named, output);
      double[] here = evaluator.numbers(call);
      int closed = -1;
      for (int bar = 0; bar < candles.size(); bar++) {
        while (closed + 1 < hours.size() && hours.closeTime(closed + 1) <= candles.closeTime(bar)) {
          closed++;
        }
        assertBits(closed < 0 ? Double.NaN : there[closed], here[bar], call, bar);
      }
    }
  }

  @Test
  void cumulativeWordsCountConditionsAndBeginAnew() {
    Candles candles = TestCandles.flat(1, 3, 2, 5, 4, 6);
    Evaluator evaluator = new Evaluator(candles, Map.of(), Map.of());
    Expression up =
        binary(Operator.GREATER, CLOSE, io.opentrade.engine.column.Columns.shift(CLOSE, 1));
    Expression five = binary(Operator.EQUAL, CLOSE, io.opentrade.engine.column.Columns.number(5));
    equal(evaluator, indicator("cumSum", CLOSE), 1, 4, 6, 11, 15, 21);
    equal(evaluator, indicator("cumSum", CLOSE, five), 1, 4, 6, 5, 9, 15);
    equal(evaluator, indicator("cumProduct", CLOSE), 1, 3, 6, 30, 120, 720);
    equal(evaluator, indicator("cumMin", CLOSE, five), 1, 1, 1, 5, 4, 4);
    equal(evaluator, indicator("cumMax", CLOSE), 1, 3, 3, 5, 5, 6);
    equal(evaluator, indicator("cumCount", up), Double.NaN, 1, 1, 2, 2, 3);
    equal(evaluator, indicator("since", up), Double.NaN, 0, 1, 0, 1, 0);
    equal(evaluator, indicator("barsSince", five), Double.NaN, Double.NaN, Double.NaN, 0, 1, 2);
    equal(evaluator, indicator("valueWhen", up, CLOSE), Double.NaN, 3, 3, 5, 5, 6);
    equal(
        evaluator,
        indicator("valueWhen", up, CLOSE, 1),
        Double.NaN,
        Double.NaN,
        Double.NaN,
        3,
        3,
        5);
    equal(evaluator, indicator("count", up, 2), Double.NaN, Double.NaN, 1, 1, 1, 1);
    equal(evaluator, indicator("rank", CLOSE, 3), Double.NaN, Double.NaN, 2 / 3.0, 1, 2 / 3.0, 1);
    equal(
        evaluator, indicator("quantile", CLOSE, 3, 0.25), Double.NaN, Double.NaN, 1.5, 2.5, 3, 4.5);
    equal(evaluator, indicator("ewm", CLOSE, 0.5), 1, 2, 2, 3.5, 3.75, 4.875);
    equal(
        evaluator,
        indicator("ewm", CLOSE, 0.5, "yes"),
        1,
        7 / 3.0,
        15 / 7.0,
        55 / 15.0,
        119 / 31.0,
        311 / 63.0);
  }

  /// The clocks of New York went back on 2024-11-03: 05:30 UTC is 01:30, and 06:30 UTC is again.
  @Test
  void clocksFollowTheZone() {
    Candles half = TestCandles.random(1, 5, Timeframe.of("30m"));
    long start = java.time.Instant.parse("2024-11-03T03:30:00Z").toEpochMilli();
    Arrays.setAll(half.time(), bar -> start + bar * 3_600_000L);
    Evaluator evaluator = new Evaluator(half, Map.of(), Map.of());
    String zone = "America/New_York";
    equal(evaluator, indicator("hour", zone), 23, 0, 1, 1, 2);
    equal(evaluator, indicator("hour"), 3, 4, 5, 6, 7);
    equal(evaluator, indicator("minute", zone), 30, 30, 30, 30, 30);
    equal(evaluator, indicator("weekday", zone), 6, 7, 7, 7, 7);
    equal(evaluator, indicator("dayOfMonth", zone), 2, 3, 3, 3, 3);
    equal(evaluator, indicator("month", zone), 11, 11, 11, 11, 11);
    equal(evaluator, indicator("year", zone), 2024, 2024, 2024, 2024, 2024);
    equal(evaluator, indicator("newDay", zone), Double.NaN, 1, 0, 0, 0);
    equal(evaluator, indicator("newWeek", zone), Double.NaN, 0, 0, 0, 0);
    equal(evaluator, indicator("session", "23:00", "01:30", zone), 1, 1, 0, 0, 0);
    equal(evaluator, indicator("session", "00:00", "01:31", zone), 0, 1, 1, 1, 0);
  }

  @Test
  void anchoredPriceBeginsWithTheDay() throws IOException {
    Candles candles = TestCandles.real().slice(0, 1_000);
    double[] ours = new Evaluator(candles, Map.of(), Map.of()).numbers(indicator("vwap", "day"));
    double money = 0;
    double volume = 0;
    long day = candles.time()[0] / 86_400_000;
    for (int bar = 0; bar < candles.size(); bar++) {
      if (candles.time()[bar] / 86_400_000 != day) {
        day = candles.time()[bar] / 86_400_000;
        money = 0;
        volume = 0;
      }
      double typical = (candles.high()[bar] + candles.low()[bar] + candles.close()[bar]) / 3;
      money += typical * candles.volume()[bar];
      volume += candles.volume()[bar];
      assertEquals(money / volume, ours[bar], 1e-6, "bar " + bar);
    }
  }

  @Test
  void previousDayIsThatOfTheClock() {
    Candles candles = TestCandles.random(2, 600);
    double[] high =
        new Evaluator(candles, Map.of(), Map.of()).numbers(output("previousPeriod", "high", "day"));
    double today = Double.NaN;
    double yesterday = Double.NaN;
    for (int bar = 0; bar < candles.size(); bar++) {
      boolean fresh =
          bar == 0 || candles.time()[bar] / 86_400_000 != candles.time()[bar - 1] / 86_400_000;
      yesterday = fresh ? today : yesterday;
      today = fresh ? candles.high()[bar] : Math.max(today, candles.high()[bar]);
      assertEquals(yesterday, high[bar], "bar " + bar);
    }
    assertEquals(
        high[400],
        new Evaluator(candles, Map.of(), Map.of())
            .numbers(output("previousPeriod", "high", indicator("dayNumber")))[400]);
  }

  private static void equal(Evaluator evaluator, Expression expression, double... expected) {
    double[] ours = evaluator.numbers(expression);
    for (int bar = 0; bar < expected.length; bar++) {
      assertEquals(expected[bar], ours[bar], 1e-12, expression + " at bar " + bar);
    }
  }

  private static void assertBits(double expected, double actual, Expression call, int bar) {
    if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
      assertEquals(expected, actual, 0, call + " at bar " + bar);
      assertEquals(
          Double.doubleToLongBits(expected), Double.doubleToLongBits(actual), call.toString());
    }
  }
}
