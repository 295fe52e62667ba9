package io.opentrade.scripting.plan;

import io.opentrade.engine.strategy.Expression;

/// A column as the script holds it: opaque, and the same object for the same expression.
public final class Node {
  private final Expression expression;

  Node(Expression expression) {
    this.expression = expression;
  }

  public Expression expression() {
    return expression;
  }
}
