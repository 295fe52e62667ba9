package io.opentrade.engine.ledger;

/// Which of the lots that were entered is closed first: how profit is told, never how much cash
/// there is.
public enum LotOrder {
  /// All lots are one, at their average cost.
  AVERAGE,
  /// The oldest.
  FIFO,
  /// The youngest.
  LIFO,
  /// The one that makes the least profit: bought highest, or sold lowest where the position is
  /// short. Of equals the oldest.
  HIFO
}
