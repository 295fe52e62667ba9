package io.opentrade.engine.column;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.Scalar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whoever evaluates a stranger's plan live holds all its windows at once.
class WindowBudgetTest {
  private final LiveEvaluator live =
      new LiveEvaluator(Timeframe.of("1h"), Map.of(), Map.of("length", 900_000.0));

  private static Expression highest(Scalar length) {
    Argument column = new Argument.Column(new Expression.Source("", Field.CLOSE));
    return new Expression.Indicator(
        "highest", List.of(column, new Argument.Number(length)), "value");
  }

  @Test
  void theLongestWindowsTogetherAreRefused() {
    for (int number = 0; number < 5; number++) {
      live.number(highest(new Scalar.Literal(999_000 + number)));
    }
    PlanException refused =
        assertThrows(
            PlanException.class, () -> live.number(highest(new Scalar.Parameter("length"))));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("5,000,000 bars"), refused.getMessage());
  }

  @Test
  void manyUsualOnesAreNot() {
    for (int length = 2; length < 1_000; length++) {
      live.number(highest(new Scalar.Literal(length)));
    }
    assertTrue(Double.isNaN(live.number(highest(new Scalar.Literal(1_000)))));
  }
}
