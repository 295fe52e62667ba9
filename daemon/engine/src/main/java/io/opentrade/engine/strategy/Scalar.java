package io.opentrade.engine.strategy;

/// A single number in a plan: known, or a parameter that stays symbolic so that one plan serves a
/// whole sweep.
public sealed interface Scalar {
  /// A known number; finite.
  record Literal(double value) implements Scalar {
    public Literal {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a number in a plan must be finite, not " + value);
      }
    }
  }

  /// The value of the strategy's parameter of that name in this run.
  record Parameter(String name) implements Scalar {}
}
