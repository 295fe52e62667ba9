package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Standing;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.engine.strategy.View;
import java.util.ArrayList;
import java.util.List;

/// Passes everything on to another strategy and keeps what it says.
public final class RecordingStrategy implements Strategy {
  private final Strategy strategy;
  private final List<Decision> decisions = new ArrayList<>();

  public RecordingStrategy(Strategy strategy) {
    this.strategy = strategy;
  }

  @Override
  public List<Intent> onBar(View view) {
    List<Intent> intents = strategy.onBar(view);
    if (!intents.isEmpty()) {
      decisions.add(new Decision(view.bar(), intents));
    }
    return intents;
  }

  @Override
  public int nextBar(int from, Standing standing) {
    return strategy.nextBar(from, standing);
  }

  /// What was said so far.
  public DecisionLog log() {
    return new DecisionLog(decisions);
  }
}
