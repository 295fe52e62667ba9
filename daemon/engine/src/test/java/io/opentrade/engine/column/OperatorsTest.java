package io.opentrade.engine.column;

import static io.opentrade.engine.column.Columns.CLOSE;
import static io.opentrade.engine.column.Columns.OPEN;
import static io.opentrade.engine.column.Columns.binary;
import static io.opentrade.engine.column.Columns.indicator;
import static io.opentrade.engine.column.Columns.not;
import static io.opentrade.engine.column.Columns.number;
import static io.opentrade.engine.column.Columns.shift;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Binary.Operator;
import io.opentrade.engine.strategy.Expression.Unary;
import io.opentrade.engine.strategy.PlanException;
import java.util.Map;
import java.util.function.IntPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class OperatorsTest {
  private static final double NONE = Double.NaN;

  @Test
  void divisionByZeroIsNoValue() {
    assertArrayEquals(
        new double[] {1, NONE, 1}, numbers(binary(Operator.DIVIDE, CLOSE, CLOSE), 2, 0, 3));
  }

  @Test
  void noValueToThePowerOfZeroIsNoValue() {
    Expression never = binary(Operator.DIVIDE, CLOSE, number(0));
    assertArrayEquals(new double[] {NONE}, numbers(binary(Operator.POWER, never, number(0)), 2));
  }

  @Test
  void infiniteResultsAreNoValue() {
    assertArrayEquals(
        new double[] {NONE, 0}, numbers(new Unary(Unary.Operator.LOGARITHM, CLOSE), 0, 1));
  }

  @Test
  void shiftHasNoValueBeforeTheStart() {
    assertArrayEquals(new double[] {NONE, NONE, 5, 6}, numbers(shift(CLOSE, 2), 5, 6, 7, 8));
  }

  @Test
  void notOfNoValueIsNoSignal() {
    Expression above = binary(Operator.GREATER, shift(CLOSE, 1), number(3));
    assertBars("0011", not(above), 5, 2, 2, 9);
    assertBars("0100", above, 5, 2, 2, 9);
  }

  @Test
  void anyOperatorOverNoValueIsNoSignal() {
    Expression unknown = binary(Operator.GREATER, shift(CLOSE, 2), number(0));
    Expression sure = binary(Operator.GREATER, CLOSE, number(0));
    assertBars("0011", binary(Operator.OR, unknown, sure), 1, 1, 1, 1);
    assertBars("0000", binary(Operator.XOR, unknown, sure), 1, 1, 1, 1);
    assertBars("0011", new Expression.Where(unknown, sure, sure), 1, 1, 1, 1);
  }

  @Test
  void crossSeesThroughEqualBars() {
    Expression level = number(5);
    assertBars("000010", binary(Operator.CROSSES_ABOVE, CLOSE, level), 5, 4, 5, 5, 6, 7);
    assertBars("000000", binary(Operator.CROSSES_ABOVE_STRICT, CLOSE, level), 5, 4, 5, 5, 6, 7);
    assertBars("0010", binary(Operator.CROSSES_BELOW, CLOSE, level), 6, 5, 4, 3);
    assertBars("0100", binary(Operator.CROSSES_BELOW_STRICT, CLOSE, level), 6, 4, 4, 3);
  }

  @Test
  void firstSideIsNoCross() {
    assertBars("0000", binary(Operator.CROSSES_ABOVE, CLOSE, number(5)), 5, 5, 6, 7);
  }

  @Test
  void crossRemembersTheSideBeforeBarsWithoutValue() {
    Expression gap = binary(Operator.DIVIDE, CLOSE, CLOSE);
    Expression column = binary(Operator.MULTIPLY, gap, CLOSE);
    assertBars("0001", binary(Operator.CROSSES_ABOVE, column, number(5)), 4, 0, 0, 6);
    assertBars("0000", binary(Operator.CROSSES_ABOVE_STRICT, column, number(5)), 4, 0, 0, 6);
  }

  @Property(tries = 200)
  void crossesAreThoseOfTheNaiveLoop(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    Candles candles = TestCandles.random(seed, 400);
    Evaluator evaluator = new Evaluator(candles, Map.of(), Map.of());
    Expression fast = indicator("sma", CLOSE, 2);
    Expression slow = indicator("sma", CLOSE, 5);
    double[] a = evaluator.numbers(fast);
    double[] b = evaluator.numbers(slow);
    IntPredicate strict = bar -> bar > 0 && a[bar - 1] < b[bar - 1] && a[bar] > b[bar];
    assertEquals(
        Mask.of(400, strict),
        evaluator.condition(binary(Operator.CROSSES_ABOVE_STRICT, fast, slow)));
    assertEquals(
        Mask.of(400, bar -> a[bar] > b[bar] && lastSide(a, b, bar - 1) < 0),
        evaluator.condition(binary(Operator.CROSSES_ABOVE, fast, slow)));
    assertEquals(
        Mask.of(400, bar -> a[bar] < b[bar] && lastSide(a, b, bar - 1) > 0),
        evaluator.condition(binary(Operator.CROSSES_BELOW, fast, slow)));
    assertEquals(
        Mask.of(400, bar -> a[bar] >= b[bar]),
        evaluator.condition(binary(Operator.GREATER_OR_EQUAL, fast, slow)));
    assertEquals(
        Mask.of(400, bar -> a[bar] < b[bar] || a[bar] > b[bar]),
        evaluator.condition(binary(Operator.NOT_EQUAL, fast, slow)));
  }

  @Test
  void whereChooses() {
    Expression rising = binary(Operator.GREATER, CLOSE, shift(CLOSE, 1));
    assertArrayEquals(
        new double[] {NONE, 1, -1},
        numbers(new Expression.Where(rising, number(1), number(-1)), 3, 4, 4));
  }

  @Test
  void equalTreesAreOneColumn() {
    Evaluator evaluator = new Evaluator(TestCandles.random(1, 50), Map.of(), Map.of());
    double[] first = evaluator.numbers(indicator("ema", binary(Operator.ADD, OPEN, CLOSE), 3));
    double[] second = evaluator.numbers(indicator("EMA", binary(Operator.ADD, OPEN, CLOSE), 3));
    assertEquals(System.identityHashCode(first), System.identityHashCode(second));
  }

  @Test
  void stepsBetweenAreLetGoOfAndTooManyColumnsAreRefused() {
    Candles candles = TestCandles.random(1, 100);
    Expression chain = CLOSE;
    Expression wide = CLOSE;
    for (int step = 1; step < 20; step++) {
      chain = shift(chain, 1);
      wide = binary(Operator.ADD, wide, shift(CLOSE, step));
    }
    Expression both = binary(Operator.ADD, chain, wide);
    Evaluator small =
        new Evaluator(
            Library.installed(),
            Scans.NONE,
            candles,
            Map.of(),
            Map.of(),
            5 * 100 * Double.BYTES,
            null);
    assertEquals(candles.close()[80], small.numbers(chain)[99]);
    PlanException refused = assertThrows(PlanException.class, () -> small.numbers(pyramid(6)));
    assertTrue(String.valueOf(refused.getMessage()).contains("columns of 100 bars at once"));
    assertEquals(
        small.numbers(both)[99], new Evaluator(candles, Map.of(), Map.of()).numbers(both)[99]);
  }

  /// All leaves of a branch are distinct, and each level waits for the one below.
  private static Expression pyramid(int levels) {
    return pyramid(levels, 0);
  }

  private static Expression pyramid(int levels, int offset) {
    return levels == 0
        ? shift(CLOSE, offset)
        : binary(
            Operator.ADD, pyramid(levels - 1, 2 * offset + 1), pyramid(levels - 1, 2 * offset + 2));
  }

  private static int lastSide(double[] a, double[] b, int from) {
    for (int bar = from; bar >= 0; bar--) {
      if (a[bar] < b[bar]) {
        return -1;
      }
      if (a[bar] > b[bar]) {
        return 1;
      }
    }
    return 0;
  }

  private static double[] numbers(Expression expression, double... closes) {
    return new Evaluator(TestCandles.flat(closes), Map.of(), Map.of()).numbers(expression);
  }

  private static void assertBars(String expected, Expression condition, double... closes) {
    Mask mask = new Evaluator(TestCandles.flat(closes), Map.of(), Map.of()).condition(condition);
    StringBuilder bars = new StringBuilder();
    for (int bar = 0; bar < mask.size(); bar++) {
      bars.append(mask.get(bar) ? '1' : '0');
    }
    assertEquals(expected, bars.toString());
  }
}
