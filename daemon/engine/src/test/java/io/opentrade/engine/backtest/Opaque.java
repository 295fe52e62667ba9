package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Standing;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.engine.strategy.View;
import java.util.List;

/// Hides what a strategy is, so that the event engine runs it.
record Opaque(Strategy strategy) implements Strategy {
  @Override
  public List<Intent> onBar(View view) {
    return strategy.onBar(view);
  }

  @Override
  public int nextBar(int from, Standing standing) {
    return strategy.nextBar(from, standing);
  }
}
