package io.opentrade.engine.strategy;

import java.util.List;

/// Decides, once per closed bar, in order of time.
@FunctionalInterface
public interface Strategy {
  /// The intents of this bar, in the order given; empty for none. Must be a function of the view
  /// and of what the strategy saw before.
  List<Intent> onBar(View view);
}
