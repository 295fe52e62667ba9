package io.opentrade.engine.indicator;

import static io.opentrade.engine.column.Columns.CLOSE;
import static io.opentrade.engine.column.Columns.OPEN;
import static io.opentrade.engine.column.Columns.VOLUME;
import static io.opentrade.engine.column.Columns.binary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.LiveEvaluator;
import io.opentrade.engine.column.TestCandles;
import io.opentrade.engine.indicator.Ta4jCases.Case;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Expression.Binary.Operator;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/// Our kernels on candles that hardly ever come: markets that stand still, gaps, prices far from
/// one, no volume, hardly any bars, windows of one bar and longer than there are bars.
final class OddCandlesTest {
  private static final int BARS = 400;

  /// Where ta4j says something else: it takes numbers below 1e-5 or so for nothing, and a window
  /// whose money flows one way only for another.
  private static final Set<String> APART =
      Set.of(
          "tiny: adx", "tiny: plus di", "tiny: minus di", "tiny: mfi", "volume now and then: mfi");

  /// @param name of the kind
  record Odd(String name, Candles candles) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Odd> odd() {
    Candles usual = TestCandles.random(11, BARS);
    Map<String, Candles> kinds = new LinkedHashMap<>();
    kinds.put("standing still", with(usual, _ -> 100, _ -> 5));
    kinds.put("standing still at no short number", with(usual, _ -> 0.1 + 0.2, _ -> 0.3));
    kinds.put("standing still without volume", with(usual, _ -> 100, _ -> 0));
    kinds.put("no volume", with(usual, price -> price, _ -> 0));
    kinds.put("volume now and then", volumeNowAndThen(usual));
    kinds.put("tiny", with(usual, price -> price * 1e-10, volume -> volume));
    kinds.put("huge", with(usual, price -> price * 1e10, volume -> volume));
    kinds.put("gaps", gaps(usual));
    kinds.put("three bars", usual.slice(0, 3));
    kinds.put("one bar", usual.slice(0, 1));
    return kinds.entrySet().stream().map(kind -> new Odd(kind.getKey(), kind.getValue()));
  }

  private static Candles with(Candles of, DoubleUnaryOperator price, DoubleUnaryOperator volume) {
    return new Candles(
        of.timeframe(),
        of.time(),
        Arrays.stream(of.open()).map(price).toArray(),
        Arrays.stream(of.high()).map(price).toArray(),
        Arrays.stream(of.low()).map(price).toArray(),
        Arrays.stream(of.close()).map(price).toArray(),
        Arrays.stream(of.volume()).map(volume).toArray());
  }

  private static Candles volumeNowAndThen(Candles of) {
    double[] volume = of.volume().clone();
    for (int bar = 0; bar < volume.length; bar++) {
      volume[bar] = bar / 60 % 2 == 0 ? 0 : volume[bar];
    }
    return new Candles(
        of.timeframe(), of.time(), of.open(), of.high(), of.low(), of.close(), volume);
  }

  /// Every 37 bars nothing for a while, and then five times the price, or a fifth.
  private static Candles gaps(Candles of) {
    int[] bar = {0};
    Candles jumping =
        with(of, price -> bar[0]++ % of.size() / 37 % 2 == 0 ? price : 5 * price, v -> v);
    long[] time = of.time().clone();
    for (int index = 0; index < time.length; index++) {
      time[index] += index / 37 * 13L * of.timeframe().millis();
    }
    return new Candles(
        of.timeframe(),
        time,
        jumping.open(),
        jumping.high(),
        jumping.low(),
        jumping.close(),
        of.volume());
  }

  /// Where both have a value they agree; where ours has none, ta4j divided nothing by nothing.
  @ParameterizedTest
  @MethodSource("odd")
  void agreesWithTa4j(Odd odd) {
    List<String> wrong = new ArrayList<>();
    Ta4jCases.all()
        .filter(example -> !APART.contains(odd.name() + ": " + example.name()))
        .forEach(example -> wrong.addAll(compare(odd.candles(), example)));
    assertEquals(List.of(), wrong);
  }

  private static List<String> compare(Candles candles, Case example) {
    double[] ours = new Evaluator(candles, Map.of(), Map.of()).numbers(example.ours());
    Indicator<Num> theirs = example.theirs().apply(Ta4jComparisonTest.series(candles));
    boolean still = Arrays.stream(candles.close()).distinct().count() == 1;
    for (int bar = example.first(); bar < candles.size(); bar++) {
      double expected = theirs.getValue(bar).doubleValue();
      double unit = example.unit();
      double least = Double.isNaN(unit) ? candles.close()[bar] * 1e-3 : unit;
      double apart = Math.abs(ours[bar] - expected) / Math.max(Math.abs(expected), least);
      // Of a market that stands still ta4j's ratios are what rounding leaves of them.
      if (apart > 1e-9 && !still) {
        return List.of(example.name() + " at " + bar + ": " + ours[bar] + ", ta4j " + expected);
      }
    }
    return List.of();
  }

  /// A market that stands still goes nowhere: what measures movement says nothing, or none.
  @Test
  void whatStandsStillDoesNotMove() {
    for (Odd odd : odd().filter(each -> each.name().startsWith("standing still")).toList()) {
      Evaluator evaluator = new Evaluator(odd.candles(), Map.of(), Map.of());
      for (String word : List.of("cci", "roc", "macd", "slope", "std")) {
        Definition definition = Indicators.find(word);
        for (double value :
            evaluator.numbers(call(definition, definition.forms().getFirst(), 20))) {
          assertTrue(
              Double.isNaN(value) || Math.abs(value) < 1e-9, odd + ", " + word + ": " + value);
        }
      }
    }
  }

  /// Every own indicator with windows of one bar, of a few, and longer than there are bars.
  @ParameterizedTest
  @MethodSource("odd")
  void everyIndicatorKeepsItsManners(Odd odd) {
    Candles candles = odd.candles();
    Evaluator batch = new Evaluator(candles, Map.of(), Map.of());
    for (int length : new int[] {1, 2, 5, BARS + 1}) {
      LiveEvaluator live = new LiveEvaluator(candles.timeframe(), Map.of(), Map.of());
      Map<Expression, double[]> expected = new LinkedHashMap<>();
      for (Definition definition : Indicators.own()) {
        for (Definition.Form form : definition.forms()) {
          Expression call = call(definition, form, length);
          try {
            expected.put(call, batch.numbers(call));
          } catch (PlanException refused) {
            assertTrue(length < 3, call + ": " + refused.getMessage());
          }
        }
      }
      for (int bar = 0; bar < candles.size(); bar++) {
        live.append(Candle.of(candles, bar));
        for (Map.Entry<Expression, double[]> each : expected.entrySet()) {
          double value = each.getValue()[bar];
          assertFalse(Double.isInfinite(value), each.getKey() + " at " + bar);
          assertEquals(value, live.number(each.getKey()), each.getKey() + " at " + bar);
        }
      }
    }
  }

  private static Expression call(Definition definition, Definition.Form form, int length) {
    List<Argument> arguments = new ArrayList<>();
    for (Definition.Parameter parameter : form.parameters()) {
      arguments.add(
          switch (parameter.type()) {
            case COLUMN -> new Argument.Column(arguments.isEmpty() ? CLOSE : VOLUME);
            case CONDITION -> new Argument.Column(binary(Operator.GREATER, CLOSE, OPEN));
            case LENGTH -> number(length);
            case COUNT -> number(2);
            case NUMBER -> number(Math.clamp(0.3, parameter.least(), parameter.most()));
            case WORD -> new Argument.Word(parameter.words().getFirst());
            case ZONE -> new Argument.Word("America/New_York");
            case TIME -> new Argument.Word(arguments.isEmpty() ? "22:15" : "05:00");
          });
    }
    return new Expression.Indicator(definition.name(), arguments, definition.outputs().getFirst());
  }

  private static Argument number(double value) {
    return new Argument.Number(new Scalar.Literal(value));
  }
}
