package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.Strategy;

/// Runs a strategy over stored candles through the engine and a venue made of candles.
///
/// A decision at the close of a bar is sized and filled at the open of the next one; a decision at
/// the last close comes to nothing. Bars at which nothing can happen are skipped over in the
/// columns. Deterministic: the same arguments give the same outcome, bit by bit.
public final class Backtest {
  private Backtest() {}

  /// @throws java.util.concurrent.CancellationException when `progress` says to stop
  /// @throws IllegalArgumentException where a candle holds something that is no finite number
  public static Outcome run(
      Market market, Settings settings, Strategy strategy, Progress progress) {
    throw new UnsupportedOperationException("next commit");
  }
}
