package io.opentrade.engine.indicator;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Expression.Binary;
import io.opentrade.engine.strategy.Expression.Unary;
import io.opentrade.engine.strategy.Scalar;
import java.util.Arrays;
import java.util.List;

/// Short words for the trees that formulas are made of.
final class Formulas {
  private Formulas() {}

  static Expression number(double value) {
    return new Expression.Constant(new Scalar.Literal(value));
  }

  static Expression plus(Expression left, Expression right) {
    return new Binary(Binary.Operator.ADD, left, right);
  }

  static Expression minus(Expression left, Expression right) {
    return new Binary(Binary.Operator.SUBTRACT, left, right);
  }

  static Expression times(Expression left, Expression right) {
    return new Binary(Binary.Operator.MULTIPLY, left, right);
  }

  static Expression times(double left, Expression right) {
    return times(number(left), right);
  }

  /// No value where the divisor is 0.
  static Expression over(Expression left, Expression right) {
    return new Binary(Binary.Operator.DIVIDE, left, right);
  }

  static Expression over(Expression left, double right) {
    return over(left, number(right));
  }

  static Expression larger(Expression left, Expression right) {
    return new Binary(Binary.Operator.MAXIMUM, left, right);
  }

  static Expression smaller(Expression left, Expression right) {
    return new Binary(Binary.Operator.MINIMUM, left, right);
  }

  static Expression absolute(Expression of) {
    return new Unary(Unary.Operator.ABSOLUTE, of);
  }

  static Expression shift(Expression of, int bars) {
    return new Expression.Shift(of, new Scalar.Literal(bars));
  }

  /// The value less the one before.
  static Expression change(Expression of) {
    return minus(of, shift(of, 1));
  }

  static Expression above(Expression left, Expression right) {
    return new Binary(Binary.Operator.GREATER, left, right);
  }

  static Expression below(Expression left, Expression right) {
    return new Binary(Binary.Operator.LESS, left, right);
  }

  static Expression same(Expression left, Expression right) {
    return new Binary(Binary.Operator.EQUAL, left, right);
  }

  static Expression where(Expression condition, Expression then, Expression otherwise) {
    return new Expression.Where(condition, then, otherwise);
  }

  /// 1 and 0 for yes and no.
  static Expression digit(Expression condition) {
    return where(condition, number(1), number(0));
  }

  /// The usual output of an indicator; arguments are columns, numbers and words.
  static Expression of(String name, Object... arguments) {
    return output(name, "", arguments);
  }

  static Expression output(String name, String output, Object... arguments) {
    return new Expression.Indicator(
        name, Arrays.stream(arguments).map(Formulas::argument).toList(), output);
  }

  private static Argument argument(Object value) {
    return switch (value) {
      case Expression column -> new Argument.Column(column);
      case Number number -> new Argument.Number(new Scalar.Literal(number.doubleValue()));
      case String word -> new Argument.Word(word);
      default -> throw new IllegalArgumentException("no argument: " + value);
    };
  }

  /// Averages of averages with the seed ta4j all begin at the same bar, where the outer ones hold
  /// nothing but a single value: as ta4j does, those bars are left out.
  static Expression settled(Expression of, String seed, int bars) {
    return seed.equalsIgnoreCase("ta4j") ? of("skipFirst", of, bars) : of;
  }

  static Expression mean(Expression of, int length) {
    return of("sma", of, length);
  }

  static Expression sum(Expression of, int length) {
    return of("sum", of, length);
  }

  static Expression highest(Expression of, int length) {
    return of("highest", of, length);
  }

  static Expression lowest(Expression of, int length) {
    return of("lowest", of, length);
  }

  /// Value, signal line and their difference.
  static Expression withSignal(String output, Expression value, Expression signal) {
    return switch (output) {
      case "signal" -> signal;
      case "histogram" -> minus(value, signal);
      default -> value;
    };
  }

  static List<String> signalOutputs() {
    return List.of("value", "signal", "histogram");
  }
}
