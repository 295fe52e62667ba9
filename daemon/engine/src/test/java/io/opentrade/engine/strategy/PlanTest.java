package io.opentrade.engine.strategy;

import static io.opentrade.engine.column.Columns.CLOSE;
import static io.opentrade.engine.column.Columns.OPEN;
import static io.opentrade.engine.column.Columns.binary;
import static io.opentrade.engine.column.Columns.indicator;
import static io.opentrade.engine.column.Columns.number;
import static io.opentrade.engine.column.Columns.shift;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.column.TestCandles;
import io.opentrade.engine.strategy.Expression.Binary.Operator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Text, hash and size of plans.
final class PlanTest {
  @Test
  void printsOneLineANode() {
    Expression fast = indicator("sma", CLOSE, new Scalar.Parameter("fast"));
    Expression slow = indicator("sma", new Expression.Source("", Field.CLOSE), 50);
    Plan plan =
        new Plan(
            Map.of(
                Role.ENTER_LONG, binary(Operator.CROSSES_ABOVE, fast, slow),
                Role.SIZE, number(0.5)),
            "a\nb",
            "",
            Map.of("fast", fast));
    assertEquals(
        """
        n0 = close of ""
        n1 = indicator "sma" (n0, parameter "fast") "value"
        n2 = indicator "sma" (n0, 50.0) "value"
        n3 = crosses_above(n1, n2)
        n4 = 0.5
        entryTag = "a\\nb"
        exitTag = ""
        enter_long = n3
        size = n4
        plot "fast" = n1
        """,
        PlanPrinter.print(plan));
    assertEquals(64, PlanPrinter.hash(plan).length());
  }

  @Test
  void sharingDoesNotChangeTheHash() {
    Expression shared = binary(Operator.ADD, OPEN, CLOSE);
    Expression other = binary(Operator.ADD, OPEN, CLOSE);
    assertEquals(
        hash(binary(Operator.LESS, shared, shared)), hash(binary(Operator.LESS, shared, other)));
    assertNotEquals(
        hash(binary(Operator.LESS, OPEN, CLOSE)), hash(binary(Operator.LESS, CLOSE, OPEN)));
  }

  /// A thousand levels that each use the one before twice: two to the thousandth as a tree.
  @Test
  void sharedNodesAreVisitedOnce() {
    Expression column = CLOSE;
    for (int level = 0; level < 990; level++) {
      column = binary(Operator.MAXIMUM, column, column);
    }
    Plan plan = plan(binary(Operator.GREATER, column, OPEN));
    PlanLimits.STANDARD.check(plan);
    assertEquals(64, PlanPrinter.hash(plan).length());
    Signals signals = new Evaluator(TestCandles.flat(1, 2), Map.of(), Map.of()).signals(plan);
    assertEquals(0, signals.enterLong().cardinality());
  }

  @Test
  void deepPlanIsRefused() {
    Expression column = CLOSE;
    for (int level = 0; level < 1_001; level++) {
      column = shift(column, 1);
    }
    assertRefused(
        "nested deeper than 1000 operators", plan(binary(Operator.GREATER, column, OPEN)));
  }

  @Test
  void widePlanIsRefused() {
    Expression[] columns = new Expression[11_000];
    for (int index = 0; index < columns.length; index++) {
      columns[index] = shift(CLOSE, index);
    }
    for (int step = 1; step < columns.length; step *= 2) {
      for (int index = 0; index + step < columns.length; index += 2 * step) {
        columns[index] = binary(Operator.ADD, columns[index], columns[index + step]);
      }
    }
    assertRefused("more than 10000 nodes", plan(binary(Operator.GREATER, columns[0], OPEN)));
  }

  @Test
  void longShiftIsRefused() {
    assertRefused(
        "a shift must be a whole number from 0 to 1000000, not 1000001",
        plan(binary(Operator.GREATER, shift(CLOSE, 1_000_001), OPEN)));
    assertRefused(
        "a shift must be a whole number from 0 to 1000000, not -1",
        plan(binary(Operator.GREATER, shift(CLOSE, -1), OPEN)));
  }

  @Test
  void signalsFollowTheRoles() {
    Plan plan =
        new Plan(
            Map.of(
                Role.ENTER_SHORT, binary(Operator.GREATER, CLOSE, number(1)),
                Role.STOP, binary(Operator.ADD, CLOSE, number(1))),
            "in",
            "out",
            Map.of());
    Signals signals = new Evaluator(TestCandles.flat(1, 2), Map.of(), Map.of()).signals(plan);
    assertEquals(0, signals.enterLong().cardinality());
    assertTrue(signals.enterShort().get(1));
    assertEquals(3, java.util.Objects.requireNonNull(signals.stop())[1]);
    assertEquals(null, signals.size());
    assertEquals("in", signals.entryTag());
    assertEquals("out", signals.exitTag());
  }

  private static void assertRefused(String part, Plan plan) {
    Evaluator evaluator = new Evaluator(TestCandles.flat(1, 2), Map.of(), Map.of());
    PlanException refused = assertThrows(PlanException.class, () -> evaluator.signals(plan));
    assertTrue(String.valueOf(refused.getMessage()).contains(part), refused.getMessage());
  }

  private static String hash(Expression condition) {
    return PlanPrinter.hash(plan(condition));
  }

  private static Plan plan(Expression condition) {
    return new Plan(Map.of(Role.ENTER_LONG, condition), "", "", Map.of());
  }
}
