package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.Intent;
import java.util.List;

/// Decides for several markets at once: asked once per moment at which a bar of any of them closed.
@FunctionalInterface
public interface GroupStrategy {
  /// The intents for each market, in the markets' order; an empty list for "nothing". Must be a
  /// function of the view and of what the strategy saw before. What is meant for a market that has
  /// not begun, or has ended, is refused.
  List<List<Intent>> onBars(GroupView view);

  /// Whether it wants to be told what happens to its orders.
  default boolean listens() {
    return false;
  }
}
