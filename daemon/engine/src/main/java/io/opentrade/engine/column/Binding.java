package io.opentrade.engine.column;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Scalar;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Puts numbers in the place of parameters, so that the plans of many combinations share what is
/// equal in them. Shared subtrees stay shared.
final class Binding {
  private final Scalars scalars;
  private final Map<Expression, Expression> bound = new IdentityHashMap<>();

  Binding(Scalars scalars) {
    this.scalars = scalars;
  }

  Expression bind(Expression expression) {
    Expression known = bound.get(expression);
    if (known == null) {
      known = make(expression);
      bound.put(expression, known);
    }
    return known;
  }

  private Expression make(Expression expression) {
    return switch (expression) {
      case Expression.Source source -> source;
      case Expression.Constant(Scalar value) -> new Expression.Constant(bind(value));
      case Expression.Shift(Expression of, Scalar bars) ->
          new Expression.Shift(bind(of), bind(bars));
      case Expression.Unary(var operator, Expression of) ->
          new Expression.Unary(operator, bind(of));
      case Expression.Binary(var operator, Expression left, Expression right) ->
          new Expression.Binary(operator, bind(left), bind(right));
      case Expression.Where(Expression condition, Expression then, Expression otherwise) ->
          new Expression.Where(bind(condition), bind(then), bind(otherwise));
      case Expression.Indicator(String name, List<Argument> arguments, String output) ->
          new Expression.Indicator(name, arguments.stream().map(this::bind).toList(), output);
      case Expression.Scan(int number, String code, var inputs) ->
          new Expression.Scan(number, code, inputs.stream().map(this::bind).toList());
    };
  }

  private Argument bind(Argument argument) {
    return switch (argument) {
      case Argument.Column(Expression column) -> new Argument.Column(bind(column));
      case Argument.Number(Scalar value) -> new Argument.Number(bind(value));
      case Argument.Word word -> word;
    };
  }

  private Scalar bind(Scalar scalar) {
    return new Scalar.Literal(scalars.value(scalar));
  }
}
