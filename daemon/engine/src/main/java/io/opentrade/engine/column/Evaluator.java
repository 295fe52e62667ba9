package io.opentrade.engine.column;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Plan;
import java.util.Map;

/// Carries out plans over candles: one column an expression, computed once.
public final class Evaluator {
  /// @param main the strategy's own bars
  /// @param others further series by the name the strategy declared
  /// @param parameters values of the parameters that plans name
  public Evaluator(Candles main, Map<String, Candles> others, Map<String, Double> parameters) {
    throw new UnsupportedOperationException();
  }

  /// The values of a number column at the main bars, NaN for "no value". Shared: do not write.
  public double[] numbers(Expression expression) {
    throw new UnsupportedOperationException();
  }

  /// Where a condition is known to be true at the main bars.
  public Mask condition(Expression expression) {
    throw new UnsupportedOperationException();
  }

  /// All columns of a plan.
  public Signals signals(Plan plan) {
    throw new UnsupportedOperationException();
  }
}
