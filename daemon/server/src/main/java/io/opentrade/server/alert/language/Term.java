package io.opentrade.server.alert.language;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.strategy.Expression;

/// A number in an expression.
public sealed interface Term extends Node {
  /// It never changes. Shares are fractions: `5%` is 0.05; times are seconds: `30s` is 30.
  record Number(double value) implements Term {}

  /// What something stands at now.
  record Live(Quantity quantity) implements Term {}

  /// The value of a column at the last bar that closed.
  ///
  /// @param expression of kind number, over the bars of the series
  record Column(SeriesName series, Expression expression) implements Term {}

  /// Two numbers made one.
  record Arithmetic(Operator operator, Term left, Term right) implements Term {}

  /// A division by zero gives no number.
  enum Operator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE
  }
}
