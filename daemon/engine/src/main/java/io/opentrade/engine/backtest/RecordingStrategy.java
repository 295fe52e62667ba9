package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Standing;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.engine.strategy.View;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Passes everything on to another strategy and keeps what it says.
public final class RecordingStrategy implements Strategy {
  private final Strategy strategy;
  private final List<Decision> decisions = new ArrayList<>();
  private @Nullable SignalAsks asks;

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
  public boolean listens() {
    return strategy.listens();
  }

  @Override
  public int nextBar(int from, Standing standing) {
    return strategy.nextBar(from, standing);
  }

  /// By the signal kernel, which does not ask but looks itself; null where that cannot do it.
  @Nullable Outcome quick(Market market, Settings settings, Progress progress) {
    SignalAsks looks = new SignalAsks();
    Outcome outcome = KernelFit.run(market, settings, strategy, progress, looks);
    asks = outcome == null ? null : looks;
    return outcome;
  }

  /// What was said so far.
  public DecisionLog log() {
    return new DecisionLog(asks == null ? decisions : asks.decisions(strategy));
  }
}
