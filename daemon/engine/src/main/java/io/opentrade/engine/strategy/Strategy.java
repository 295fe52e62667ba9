package io.opentrade.engine.strategy;

import java.util.List;

/// Decides, once per closed bar, in order of time.
@FunctionalInterface
public interface Strategy {
  /// The intents of this bar, in the order given; empty for none. Must be a function of the view
  /// and of what the strategy saw before.
  List<Intent> onBar(View view);

  /// Whether it wants to be told what happens to its orders.
  default boolean listens() {
    return false;
  }

  /// The first bar at or after `from` at which this strategy has anything to say as long as the
  /// standing stays what it is; bars before it need not be shown to it. The runner asks again when
  /// the standing changes. A strategy that must see every bar returns `from`.
  ///
  /// @return a bar index, at least `from`; `Integer.MAX_VALUE` for none
  default int nextBar(int from, Standing standing) {
    return from;
  }
}
