package io.opentrade.sandbox;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.Scalar;
import org.junit.jupiter.api.Test;

class PlanSizeTest {
  private final PlanSize size = new PlanSize();

  private Expression added(Expression node) {
    size.add(node);
    return node;
  }

  @Test
  void aTreeThatDoublesIsRefused() {
    Expression[] node = {added(new Expression.Source("", Field.CLOSE))};
    assertThrows(
        PlanException.class,
        () -> {
          for (int doubling = 0; doubling < 30; doubling++) {
            node[0] =
                added(new Expression.Binary(Expression.Binary.Operator.ADD, node[0], node[0]));
          }
        });
  }

  @Test
  void aChainThatIsTooDeepIsRefused() {
    Expression[] node = {added(new Expression.Source("", Field.CLOSE))};
    assertThrows(
        PlanException.class,
        () -> {
          for (int link = 0; link < PlanSize.MAXIMUM_DEPTH; link++) {
            node[0] = added(new Expression.Shift(node[0], new Scalar.Literal(1)));
          }
        });
  }

  @Test
  void tooManyNodesAreRefused() {
    assertThrows(
        PlanException.class,
        () -> {
          for (int number = 0; number <= PlanSize.MAXIMUM_NODES; number++) {
            added(new Expression.Constant(new Scalar.Literal(number)));
          }
        });
  }
}
