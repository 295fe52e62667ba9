package io.opentrade.engine.sim;

/// When a decision made at the close of a bar reaches the market.
public enum FillMoment {
  /// At the open of the next bar.
  NEXT_OPEN,
  /// At the close itself: it assumes that one can know the close and still trade at it.
  CLOSE
}
