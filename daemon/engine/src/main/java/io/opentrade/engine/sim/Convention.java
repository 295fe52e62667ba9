package io.opentrade.engine.sim;

/// By whose rules orders are filled inside a bar. The rules of another program are followed bar by
/// bar instead of walking the bar's path; every fill still goes through the engine and the ledger.
public sealed interface Convention permits Convention.Own, Freqtrade, BacktestingPy {
  /// Our own: the market moves through the bar and orders fill on its way.
  Convention OWN = new Own();

  /// Our own rules.
  record Own() implements Convention {}

  /// Whether they are those of another program.
  default boolean foreign() {
    return !(this instanceof Own);
  }
}
