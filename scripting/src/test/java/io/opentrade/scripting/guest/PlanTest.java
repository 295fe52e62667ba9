package io.opentrade.scripting.guest;

import static io.opentrade.sandbox.Language.JAVASCRIPT;
import static io.opentrade.sandbox.Language.PYTHON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Expression.Binary;
import io.opentrade.engine.strategy.Expression.Unary;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.Role;
import io.opentrade.engine.strategy.Scalar;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.ParameterValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same strategy gives the same plan in both languages.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanTest {
  private static final Expression CLOSE = new Expression.Source("", Field.CLOSE);
  private static final Expression HIGHER = new Expression.Source("trend", Field.HIGH);

  private final Guests guests = new Guests();

  @AfterAll
  void close() {
    guests.close();
  }

  private static Expression number(double value) {
    return new Expression.Constant(new Scalar.Literal(value));
  }

  private static Expression parameter(String name) {
    return new Expression.Constant(new Scalar.Parameter(name));
  }

  private static Expression sma(Scalar length) {
    return new Expression.Indicator(
        "sma", List.of(new Argument.Column(CLOSE), new Argument.Number(length)), "value");
  }

  private static Expression binary(Binary.Operator operator, Expression left, Expression right) {
    return new Binary(operator, left, right);
  }

  private static final String JS_HEAD =
      """
      export const strategy = { api: 1, series: { trend: "1h" } };
      export const params = { n: { value: 10, min: 2 }, level: 30.5, long: true };
      """;

  private static final String PY_HEAD =
      """
      strategy = {"api": 1, "series": {"trend": "1h"}}
      params = {"n": {"value": 10, "min": 2}, "level": 30.5, "long": True}
      """;

  @Test
  void everyWordOfTheVocabularyGivesItsOperator() {
    String javaScript =
        JS_HEAD
            + """
            export function signals({ close, series, ta, params }) {
              const a = ta.sma(close, params.n), b = series.trend.high;
              const sum = a.plus(b).minus(1).times(2).divide(params.level).remainder(7).power(2);
              const shaped = ta.where(a.above(b), sum.abs().sqrt(), a.log().exp().negate().sign());
              return {
                enterLong: a.crossesAbove(b).and(a.atLeast(1)).or(a.atMost(2)).xor(b.below(3)),
                exitLong: a.crossesBelowStrict(b).not().and(a.equals(b).or(a.notEquals(4))),
                enterShort: a.crossesBelow(b), exitShort: a.crossesAboveStrict(b),
                size: 0.5, limit: shaped.min(a).max(b), stop: close.shift(2), trail: params.level,
                tag: "in", exitTag: "out", plot: { a: { column: a }, b },
              };
            }
            """;
    String python =
        PY_HEAD
            + """
            def signals(d):
                a, b = d.ta.sma(d.close, d.params.n), d.series.trend.high
                total = (((a + b) - 1) * 2 / d.params.level % 7) ** 2
                shaped = d.ta.where(a > b, abs(total).sqrt(), (-a.log().exp()).sign())
                return {
                    "enter_long": a.crosses_above(b) & (a >= 1) | (a <= 2) ^ (b < 3),
                    "exit_long": ~a.crosses_below_strict(b) & ((a == b) | (a != 4)),
                    "enter_short": a.crosses_below(b), "exit_short": a.crosses_above_strict(b),
                    "size": 0.5, "limit": shaped.min(a).max(b), "stop": d.close.ago(2),
                    "trail": d.params.level,
                    "tag": "in", "exit_tag": "out", "plot": {"a": {"column": a}, "b": b},
                }
            """;
    Guest.MadePlan first = guests.plan(JAVASCRIPT, javaScript);
    Guest.MadePlan second = guests.plan(PYTHON, python);
    assertTrue(first.symbolic());
    assertTrue(second.symbolic());
    Map<Role, Expression> left = first.plan().columns();
    Map<Role, Expression> right = second.plan().columns();
    for (Role role : left.keySet()) {
      if (role != Role.ENTER_LONG) {
        assertEquals(left.get(role), right.get(role), role.name());
      }
    }
    assertEquals(left.keySet(), right.keySet());
    assertEquals("in", first.plan().entryTag());
    assertEquals("out", second.plan().exitTag());
    assertEquals(first.plan().plots(), second.plan().plots());
    Expression average = sma(new Scalar.Parameter("n"));
    assertEquals(
        binary(
            Binary.Operator.XOR,
            binary(
                Binary.Operator.OR,
                binary(
                    Binary.Operator.AND,
                    binary(Binary.Operator.CROSSES_ABOVE, average, HIGHER),
                    binary(Binary.Operator.GREATER_OR_EQUAL, average, number(1))),
                binary(Binary.Operator.LESS_OR_EQUAL, average, number(2))),
            binary(Binary.Operator.LESS, HIGHER, number(3))),
        left.get(Role.ENTER_LONG));
    assertEquals(
        binary(
            Binary.Operator.AND,
            new Unary(
                Unary.Operator.NOT, binary(Binary.Operator.CROSSES_BELOW_STRICT, average, HIGHER)),
            binary(
                Binary.Operator.OR,
                binary(Binary.Operator.EQUAL, average, HIGHER),
                binary(Binary.Operator.NOT_EQUAL, average, number(4)))),
        left.get(Role.EXIT_LONG));
    assertEquals(new Expression.Shift(CLOSE, new Scalar.Literal(2)), left.get(Role.STOP));
    assertEquals(parameter("level"), left.get(Role.TRAIL));
    assertEquals(number(0.5), left.get(Role.SIZE));
  }

  @Test
  void indicatorsTakeStandardValuesNamesAndSeveralOutputs() {
    String javaScript =
        JS_HEAD
            + """
            export function signals({ close, ta, params }) {
              const bands = ta.bollinger(close, { length: params.n });
              const m = ta.macd(close);
              return { enterLong: close.above(bands.upper).and(m.macd.above(m.signal))
                  .and(ta.cci(20).above(ta.atr(14))) };
            }
            """;
    String python =
        PY_HEAD
            + """
            def signals(d):
                bands = d.ta.bollinger(d.close, length=d.params.n)
                m = d.ta.macd(d.close)
                return {"enter_long": (d.close > bands.upper) & (m.macd > m.signal)
                        & (d.ta.cci(20) > d.ta.atr(14))}
            """;
    var first = guests.plan(JAVASCRIPT, javaScript).plan();
    assertEquals(first, guests.plan(PYTHON, python).plan());
    String said = first.toString();
    assertTrue(said.contains("Number[value=Parameter[name=n]]"), said);
    assertTrue(said.contains("name=cci,"), said);
  }

  @Test
  void aParameterThatIsComputedWithBecomesANumber() {
    String javaScript =
        JS_HEAD
            + """
            export function signals({ close, ta, params }) {
              return { enterLong: close.above(ta.sma(close, params.n * 2)) };
            }
            """;
    String python =
        PY_HEAD
            + """
            def signals(d):
                return {"enter_long": d.close > d.ta.sma(d.close, d.params.n * 2)}
            """;
    Expression expected = binary(Binary.Operator.GREATER, CLOSE, sma(new Scalar.Literal(24)));
    Map<String, ParameterValue> twelve = Map.of("n", new ParameterValue.Number(12));
    for (Guest.MadePlan made :
        List.of(guests.plan(JAVASCRIPT, javaScript, twelve), guests.plan(PYTHON, python, twelve))) {
      assertFalse(made.symbolic());
      assertEquals(expected, made.plan().columns().get(Role.ENTER_LONG));
    }
  }

  @Test
  void whatJavaScriptWouldTakeForTrueOrDifferentIsHandedOutAsANumber() {
    String javaScript =
        JS_HEAD
            + """
            export function signals({ close, ta, params }) {
              const length = params.n === 12 ? 99 : params.n;
              return { enterLong: close.above(ta.sma(close, length)) };
            }
            """;
    Guest.MadePlan made =
        guests.plan(JAVASCRIPT, javaScript, Map.of("n", new ParameterValue.Number(12)));
    assertFalse(made.symbolic());
    assertEquals(
        binary(Binary.Operator.GREATER, CLOSE, sma(new Scalar.Literal(99))),
        made.plan().columns().get(Role.ENTER_LONG));
  }

  /// Words of JavaScript that ask an object for no number: each has to give what a number gives.
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "12, [...Array(params.n).keys()].length",
        "12, new Array(params.n).fill(1).length",
        "0, Number(Boolean(params.level))",
        "1, [5; 12].lastIndexOf(params.n)",
        "1, Number(Number.isSafeInteger(params.n))",
        "3, params.level?.5:3",
        "1, Number(params.n == params.same)",
        "0, Number(params.n != params.same)",
        "3, `${params.n === 12 ? 'one' : 'other'}`.length",
        "7, `${{ a: `}${[params.level ? 'yes' : 'no']}`; b: '}' }.a} $ {`.length",
      })
  void everyWordOfJavaScriptFindsTheNumber(double expected, String expression) {
    String text =
        "export const params = { n: 10, level: 30.5, same: 12 };"
            + "export function signals({ close, params }) { return { enterLong: close.above("
            + expression.replace(';', ',')
            + ") }; }";
    Map<String, ParameterValue> values =
        Map.of("n", new ParameterValue.Number(12), "level", new ParameterValue.Number(0));
    Guest.MadePlan made = guests.plan(JAVASCRIPT, text, values);
    assertFalse(made.symbolic());
    assertEquals(
        binary(Binary.Operator.GREATER, CLOSE, number(expected)),
        made.plan().columns().get(Role.ENTER_LONG));
  }

  @Test
  void flagsAreRealTruthValues() {
    String javaScript =
        JS_HEAD
            + """
            export function signals({ close, params }) {
              return { enterLong: params.long ? close.above(1) : close.below(1) };
            }
            """;
    String python =
        PY_HEAD
            + """
            def signals(d):
                return {"enter_long": d.close > 1 if d.params.long else d.close < 1}
            """;
    Map<String, ParameterValue> no = Map.of("long", new ParameterValue.Flag(false));
    Expression below = binary(Binary.Operator.LESS, CLOSE, number(1));
    for (Guest.MadePlan made :
        List.of(guests.plan(JAVASCRIPT, javaScript, no), guests.plan(PYTHON, python, no))) {
      assertEquals(below, made.plan().columns().get(Role.ENTER_LONG));
      assertFalse(made.symbolic());
    }
  }

  /// However Python looks: a plan that was told a value is no plan for all of them.
  @Test
  void whatIsListedOfTheParametersTellsNoValueUnnoticed() {
    String text =
        PY_HEAD
            + """
            def signals(d):
                seen = [each for each in vars(d.params).values() if isinstance(each, dict)]
                return {"enter_long": d.close > sum(each["long"] for each in seen)}
            """;
    Map<String, ParameterValue> no = Map.of("long", new ParameterValue.Flag(false));
    Guest.MadePlan made = guests.plan(PYTHON, text);
    assertTrue(made.symbolic());
    assertEquals(made.plan(), guests.plan(PYTHON, text, no).plan());
  }

  /// `strategy indicators superTrend` says that it gives `value` and `direction`.
  @Test
  void outputsAreFoundByThePageOfTheIndicatorAsWell() {
    String javaScript =
        """
        export function signals({ close, ta }) {
          const band = ta.superTrend(10, 3);
          return { enterLong: band.%s.above(ta.adx(14).plusMovement) };
        }
        """;
    String python =
        """
        def signals(d):
            band = d.ta.super_trend(10, 3)
            return {"enter_long": band.%s > d.ta.adx(14).%s}
        """;
    Expression chief = entry(JAVASCRIPT, javaScript.formatted("superTrend"));
    assertEquals(chief, entry(JAVASCRIPT, javaScript.formatted("value")));
    assertEquals(chief, entry(PYTHON, python.formatted("value", "plusMovement")));
    assertEquals(chief, entry(PYTHON, python.formatted("super_trend", "plus_movement")));
  }

  private Expression entry(Language language, String script) {
    return Objects.requireNonNull(
        guests.plan(language, script).plan().columns().get(Role.ENTER_LONG));
  }
}
