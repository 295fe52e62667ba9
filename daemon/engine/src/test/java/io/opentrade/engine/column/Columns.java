package io.opentrade.engine.column;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Expression.Binary;
import io.opentrade.engine.strategy.Expression.Unary;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.Scalar;
import java.util.Arrays;
import java.util.List;

/// Short words for expressions in tests.
public final class Columns {
  public static final Expression OPEN = source("", Field.OPEN);
  public static final Expression HIGH = source("", Field.HIGH);
  public static final Expression LOW = source("", Field.LOW);
  public static final Expression CLOSE = source("", Field.CLOSE);
  public static final Expression VOLUME = source("", Field.VOLUME);

  private Columns() {}

  public static Expression source(String series, Field field) {
    return new Expression.Source(series, field);
  }

  public static Expression number(double value) {
    return new Expression.Constant(new Scalar.Literal(value));
  }

  public static Expression shift(Expression of, int bars) {
    return new Expression.Shift(of, new Scalar.Literal(bars));
  }

  public static Expression not(Expression of) {
    return new Unary(Unary.Operator.NOT, of);
  }

  public static Expression binary(Binary.Operator operator, Expression left, Expression right) {
    return new Binary(operator, left, right);
  }

  /// An indicator with columns, numbers, words or parameters (scalars) as arguments.
  public static Expression indicator(String name, Object... arguments) {
    return output(name, "value", arguments);
  }

  public static Expression output(String name, String output, Object... arguments) {
    List<Argument> all = Arrays.stream(arguments).map(Columns::argument).toList();
    return new Expression.Indicator(name, all, output);
  }

  private static Argument argument(Object value) {
    return switch (value) {
      case Expression column -> new Argument.Column(column);
      case Number number -> new Argument.Number(new Scalar.Literal(number.doubleValue()));
      case Scalar scalar -> new Argument.Number(scalar);
      case String word -> new Argument.Word(word);
      default -> throw new IllegalArgumentException("no argument: " + value);
    };
  }
}
