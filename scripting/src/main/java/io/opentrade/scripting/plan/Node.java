package io.opentrade.scripting.plan;

import io.opentrade.engine.strategy.Expression;

/// A column as the script holds it: opaque, and the same object for the same expression.
public final class Node {
  private final Expression expression;
  private final PlanBuilder owner;

  Node(Expression expression, PlanBuilder owner) {
    this.expression = expression;
    this.owner = owner;
  }

  /// Who made it: a column means nothing beside those of another market.
  PlanBuilder owner() {
    return owner;
  }

  public Expression expression() {
    return expression;
  }
}
