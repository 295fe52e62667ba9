package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.Intent;
import java.util.ArrayList;
import java.util.List;

/// Says what was recorded of each market, whatever it sees.
public final class ReplayGroup implements GroupStrategy {
  private final Markets markets;
  private final List<DecisionLog> logs;
  private final int[] next;

  /// @param logs of each market, as a `RecordingGroup` gives them
  public ReplayGroup(Markets markets, List<DecisionLog> logs) {
    if (logs.size() != markets.all().size()) {
      throw new IllegalArgumentException("decisions of other markets");
    }
    this.markets = markets;
    this.logs = List.copyOf(logs);
    this.next = new int[logs.size()];
  }

  @Override
  public List<List<Intent>> onBars(GroupView view) {
    int tick = markets.tickOfClose(view.at());
    List<List<Intent>> said = new ArrayList<>(next.length);
    for (int market = 0; market < next.length; market++) {
      said.add(said(market, tick));
    }
    return said;
  }

  /// Ticks only ever advance.
  private List<Intent> said(int market, int tick) {
    List<Decision> decisions = logs.get(market).decisions();
    while (next[market] < decisions.size() && decisions.get(next[market]).bar() < tick) {
      next[market]++;
    }
    return next[market] < decisions.size() && decisions.get(next[market]).bar() == tick
        ? decisions.get(next[market]).intents()
        : List.of();
  }
}
