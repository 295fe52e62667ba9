package io.opentrade.strategy;

import io.opentrade.scripting.bars.ConditionCell;
import io.opentrade.scripting.plan.Node;
import org.jspecify.annotations.Nullable;

/// A column that is true, false or neither at each bar.
public final class Condition {
  final Node node;
  private final Scope scope;
  private @Nullable ConditionCell cell;

  Condition(Scope scope, Node node) {
    this.scope = scope;
    this.node = node;
  }

  /// Whether it is known to be true at the bar that has just closed. In `onBar` only.
  public boolean now() {
    return opened().now;
  }

  /// Whether it was known to be true `bars` bars ago. In `onBar` only.
  public boolean ago(int bars) {
    return opened().ago(bars);
  }

  private ConditionCell opened() {
    ConditionCell known = cell;
    if (known == null) {
      known = scope.open(node, ConditionCell.class);
      cell = known;
    }
    return known;
  }

  /// The condition as it was so many bars ago.
  public Condition shift(Object bars) {
    return scope.condition(scope.builder().shift(node, Scope.operand(bars)));
  }

  public Condition and(Condition other) {
    return binary("AND", other);
  }

  public Condition or(Condition other) {
    return binary("OR", other);
  }

  public Condition xor(Condition other) {
    return binary("XOR", other);
  }

  public Condition not() {
    return scope.condition(scope.builder().unary("NOT", node));
  }

  private Condition binary(String operator, Condition other) {
    return scope.condition(scope.builder().binary(operator, node, other.node));
  }

  @Override
  public String toString() {
    scope.builder().refuse("a condition cannot become text", "");
    return "";
  }
}
