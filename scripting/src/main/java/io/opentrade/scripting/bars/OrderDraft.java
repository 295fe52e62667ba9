package io.opentrade.scripting.bars;

import io.opentrade.engine.strategy.Placement;

/// Orders that a script is putting together: opaque to it.
public record OrderDraft(Placement placement) {
  /// Whether one of them makes no sense, so that none will be placed.
  boolean refused() {
    return placement instanceof Placement.Refused;
  }
}
