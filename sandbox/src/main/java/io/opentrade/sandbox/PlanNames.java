package io.opentrade.sandbox;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.Scalar;
import io.opentrade.sandbox.link.LinkException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Checks that a plan names only what the strategy has declared.
final class PlanNames {
  private final Declaration declaration;
  private final Set<Expression> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private PlanNames(Declaration declaration) {
    this.declaration = declaration;
  }

  static void require(Plan plan, Declaration declaration) {
    PlanNames names = new PlanNames(declaration);
    plan.columns().values().forEach(names::walk);
    plan.plots().values().forEach(names::walk);
  }

  private void walk(Expression expression) {
    if (!seen.add(expression)) {
      return;
    }
    switch (expression) {
      case Expression.Source(String series, _) -> series(series);
      case Expression.Constant(Scalar value) -> scalar(value);
      case Expression.Shift(Expression of, Scalar bars) -> {
        walk(of);
        scalar(bars);
      }
      case Expression.Unary(_, Expression of) -> walk(of);
      case Expression.Binary(_, Expression left, Expression right) -> {
        walk(left);
        walk(right);
      }
      case Expression.Where(var condition, var then, var otherwise) -> {
        walk(condition);
        walk(then);
        walk(otherwise);
      }
      case Expression.Indicator indicator -> indicator.arguments().forEach(this::argument);
      case Expression.Scan scan -> scan.inputs().forEach(this::walk);
    }
  }

  private void argument(Argument argument) {
    switch (argument) {
      case Argument.Column(Expression expression) -> walk(expression);
      case Argument.Number(Scalar value) -> scalar(value);
      case Argument.Word _ -> {}
    }
  }

  private void series(String name) {
    if (!name.isEmpty() && !declaration.series().containsKey(name)) {
      throw new LinkException("a plan reads the series '" + name + "', which is not declared");
    }
  }

  private void scalar(Scalar scalar) {
    if (scalar instanceof Scalar.Parameter(String name)) {
      ParameterDeclaration declared = declaration.parameters().get(name);
      if (declared == null || !(declared.value() instanceof ParameterValue.Number)) {
        throw new LinkException("a plan uses the parameter '" + name + "', which is not declared");
      }
    }
  }
}
