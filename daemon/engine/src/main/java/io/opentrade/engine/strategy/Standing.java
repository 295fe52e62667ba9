package io.opentrade.engine.strategy;

/// How a strategy stands in its market, as far as it matters for which signals can have an effect.
public enum Standing {
  /// Nothing is held and no entry is waiting: only entries can have an effect.
  FLAT,
  /// A long position is held.
  LONG,
  /// A short position is held.
  SHORT,
  /// An entry rests in the market, and any decision replaces it; or an exit is not filled yet.
  /// Every signal has an effect.
  WAITING
}
