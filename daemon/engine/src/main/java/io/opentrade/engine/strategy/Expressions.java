package io.opentrade.engine.strategy;

/// Checks shared by the nodes of a plan.
final class Expressions {
  private Expressions() {}

  static void require(Expression expression, Expression.Kind kind, Object operator) {
    if (expression.kind() != kind) {
      throw new IllegalArgumentException(
          operator.toString().toLowerCase(java.util.Locale.ROOT)
              + " needs a "
              + kind.name().toLowerCase(java.util.Locale.ROOT)
              + " column");
    }
  }
}
