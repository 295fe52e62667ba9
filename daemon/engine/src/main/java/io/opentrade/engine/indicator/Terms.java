package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Scalars;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.Scalar;
import java.util.ArrayList;
import java.util.List;

/// A call of an indicator that a formula is to be put in the place of.
///
/// @param arguments all of them, checked
/// @param output the one that is meant
/// @param series whose bars are read, where the columns do not say
record Terms(String name, List<Argument> arguments, String output, String series, Scalars scalars) {
  /// Whether the argument is a column.
  boolean isColumn(int index) {
    return arguments.get(index) instanceof Argument.Column;
  }

  Expression column(int index) {
    if (arguments.get(index) instanceof Argument.Column(Expression column)) {
      return column;
    }
    throw new IllegalStateException("a column is needed");
  }

  double number(int index) {
    return scalars.value(scalar(index));
  }

  int length(int index) {
    return (int) number(index);
  }

  /// The number as a column.
  Expression constant(int index) {
    return new Expression.Constant(scalar(index));
  }

  String word(int index) {
    if (arguments.get(index) instanceof Argument.Word(String word)) {
      return word;
    }
    throw new IllegalStateException("a word is needed");
  }

  private Scalar scalar(int index) {
    if (arguments.get(index) instanceof Argument.Number(Scalar value)) {
      return value;
    }
    throw new IllegalStateException("a number is needed");
  }

  Expression open() {
    return new Expression.Source(series, Field.OPEN);
  }

  Expression high() {
    return new Expression.Source(series, Field.HIGH);
  }

  Expression low() {
    return new Expression.Source(series, Field.LOW);
  }

  Expression close() {
    return new Expression.Source(series, Field.CLOSE);
  }

  Expression volume() {
    return new Expression.Source(series, Field.VOLUME);
  }

  /// The average of high, low and close.
  Expression typical() {
    return Formulas.over(Formulas.plus(Formulas.plus(high(), low()), close()), 3);
  }

  /// An indicator that reads the same bars.
  Expression bars(String name, Object... arguments) {
    return barsOutput(name, "", arguments);
  }

  Expression barsOutput(String name, String output, Object... arguments) {
    if (series.isEmpty()) {
      return Formulas.output(name, output, arguments);
    }
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addFirst(series);
    return Formulas.output(name, output, all.toArray());
  }

  /// @throws PlanException where one length is longer than the other
  void requireOrder(int fast, int slow) {
    if (number(fast) > number(slow)) {
      throw new PlanException(name + ": 'fast' must not be longer than 'slow'");
    }
  }
}
