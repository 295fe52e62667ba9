package io.opentrade.engine.backtest;

/// Told from time to time how far a run is, and asked whether it shall go on.
@FunctionalInterface
public interface Progress {
  /// Goes on to the end and tells nobody.
  Progress SILENT = _ -> true;

  /// Called every few thousand bars.
  ///
  /// @param bar index of the bar that comes next
  /// @return false to cancel the run
  boolean at(int bar);
}
