package io.opentrade.sandbox.link;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Scalar;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Numbers the nodes of expressions, children first, and writes them. Nodes are told apart by
/// identity: comparing deep trees that share branches could take for ever.
final class NodeWriter {
  static final int SOURCE = 0;
  static final int CONSTANT = 1;
  static final int SHIFT = 2;
  static final int UNARY = 3;
  static final int BINARY = 4;
  static final int WHERE = 5;
  static final int INDICATOR = 6;
  static final int SCAN = 7;

  private final WireWriter table = new WireWriter();
  private final Map<Expression, Integer> numbers = new IdentityHashMap<>();

  int add(Expression expression) {
    Integer known = numbers.get(expression);
    if (known != null) {
      return known;
    }
    switch (expression) {
      case Expression.Source(String series, var field) ->
          table.octet(SOURCE).text(series).constant(field);
      case Expression.Constant(Scalar value) -> scalar(table.octet(CONSTANT), value);
      case Expression.Shift(Expression of, Scalar bars) -> {
        int child = add(of);
        scalar(table.octet(SHIFT).integer(child), bars);
      }
      case Expression.Unary(var operator, Expression of) -> {
        int child = add(of);
        table.octet(UNARY).constant(operator).integer(child);
      }
      case Expression.Binary(var operator, Expression left, Expression right) -> {
        int first = add(left);
        int second = add(right);
        table.octet(BINARY).constant(operator).integer(first).integer(second);
      }
      case Expression.Where(var condition, var then, var otherwise) -> {
        int first = add(condition);
        int second = add(then);
        int third = add(otherwise);
        table.octet(WHERE).integer(first).integer(second).integer(third);
      }
      case Expression.Indicator indicator -> indicator(indicator);
      case Expression.Scan(int number, String code, var inputs) -> {
        List<Integer> children = inputs.stream().map(this::add).toList();
        table.octet(SCAN).integer(number).text(code).list(children, table::integer);
      }
    }
    numbers.put(expression, numbers.size());
    return numbers.size() - 1;
  }

  private void indicator(Expression.Indicator indicator) {
    for (Argument argument : indicator.arguments()) {
      if (argument instanceof Argument.Column(Expression column)) {
        add(column);
      }
    }
    table.octet(INDICATOR).text(indicator.name()).text(indicator.output());
    table.list(indicator.arguments(), this::argument);
  }

  private void argument(Argument argument) {
    switch (argument) {
      case Argument.Column(Expression column) -> table.octet(0).integer(add(column));
      case Argument.Number(Scalar value) -> scalar(table.octet(1), value);
      case Argument.Word(String word) -> table.octet(2).text(word);
    }
  }

  private static void scalar(WireWriter out, Scalar scalar) {
    switch (scalar) {
      case Scalar.Literal(double value) -> out.octet(0).number(value);
      case Scalar.Parameter(String name) -> out.octet(1).text(name);
    }
  }

  void writeTo(WireWriter out) {
    out.integer(numbers.size()).raw(table.toBytes());
  }
}
