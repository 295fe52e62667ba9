package io.opentrade.scripting.bars;

import io.opentrade.engine.strategy.Placement;

/// Orders that a script is putting together: opaque to it.
public record OrderDraft(Placement placement) {}
