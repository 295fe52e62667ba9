package io.opentrade.engine.backtest;

import java.math.BigDecimal;
import java.util.List;

/// How the desks of a run share the account.
///
/// @param mostTrades how many positions may be open at once, at least 1
/// @param weights the part of the equity that each strategy may hold, by its number, as fractions
///     above 0 and at most 1; empty where all of it is everyone's
public record Sharing(int mostTrades, List<BigDecimal> weights) {
  /// Everyone may use everything.
  public static final Sharing FREE = new Sharing(Integer.MAX_VALUE, List.of());

  public Sharing {
    weights = List.copyOf(weights);
    if (mostTrades < 1) {
      throw new IllegalArgumentException("at least one trade must be allowed");
    }
    for (BigDecimal weight : weights) {
      if (weight.signum() <= 0 || weight.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException("a weight is above 0 and at most 1");
      }
    }
  }
}
