package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.RangeSizing;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.engine.strategy.Strategy;
import java.math.BigDecimal;

/// How large the entries of a run are that bring no size of their own.
///
/// @param sizing what the engine is told
/// @param bars over which the average true range is taken that an entry is sized by; 0 where it is
///     not
record RunSize(Sizing sizing, int bars) {
  static RunSize of(Sizing sizing) {
    return new RunSize(sizing, 0);
  }

  static RunSize byRange(BigDecimal percent, int bars) {
    if (bars < 1) {
      throw new IllegalArgumentException("an average is over one bar at least");
    }
    return new RunSize(new Sizing.Risk(percent, Double.NaN), bars);
  }

  /// The strategy with its entries sized by the range of the market's bars, where that is asked.
  Strategy sized(Strategy strategy, Candles candles) {
    return bars > 0 && sizing instanceof Sizing.Risk(BigDecimal percent, _)
        ? new RangeSizing(strategy, candles, percent, bars)
        : strategy;
  }
}
