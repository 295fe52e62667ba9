package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Money;
import org.jspecify.annotations.Nullable;

/// What came of one combination.
public sealed interface SweepResult {
  /// It ran.
  ///
  /// @param trades that have ended
  /// @param profit end equity less start, exact; an open trade is marked at the last close
  /// @param maxDrawdown the largest fall of bar-close equity in money, positive; null where only
  ///     trades and profit were wanted
  /// @param metrics null unless wanted; bit-equal to those of a single run
  record Measured(int trades, Money profit, @Nullable Money maxDrawdown, @Nullable Metrics metrics)
      implements SweepResult {}

  /// It cannot run: a length that is no whole number, a plan that takes too much memory.
  ///
  /// @param reason one clause for people
  record Impossible(String reason) implements SweepResult {}

  /// How much is measured of each combination; less is faster.
  enum Wanted {
    /// Trades and profit.
    PROFIT,
    /// Also the exact drawdown over all bar closes.
    DRAWDOWN,
    /// All of [Metrics].
    METRICS
  }

  /// Told of each combination as it is done, from whichever thread did it but never from two at
  /// once, and asked whether to go on.
  @FunctionalInterface
  interface Listener {
    /// @param index of the combination in the list that was handed in
    /// @return false to cancel the sweep
    boolean done(int index, SweepResult result);
  }
}
