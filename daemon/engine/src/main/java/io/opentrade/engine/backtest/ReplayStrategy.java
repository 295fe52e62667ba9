package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Standing;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.engine.strategy.View;
import java.util.List;

/// Says what was recorded, whatever it sees.
public final class ReplayStrategy implements Strategy {
  private final List<Decision> decisions;
  private int next;

  public ReplayStrategy(DecisionLog log) {
    this.decisions = log.decisions();
  }

  @Override
  public List<Intent> onBar(View view) {
    skipTo(view.bar());
    return next < decisions.size() && decisions.get(next).bar() == view.bar()
        ? decisions.get(next).intents()
        : List.of();
  }

  @Override
  public int nextBar(int from, Standing standing) {
    skipTo(from);
    return next < decisions.size() ? decisions.get(next).bar() : Integer.MAX_VALUE;
  }

  /// Bars only ever advance.
  private void skipTo(int bar) {
    while (next < decisions.size() && decisions.get(next).bar() < bar) {
      next++;
    }
  }
}
