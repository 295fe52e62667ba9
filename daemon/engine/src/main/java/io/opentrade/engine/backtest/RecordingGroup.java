package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.Intent;
import java.util.ArrayList;
import java.util.List;

/// Passes everything on to another strategy over several markets and keeps what it says. Decisions
/// are numbered by the moments of the run, its ticks: at one of them it may decide about a market
/// whose own bar has not ended.
public final class RecordingGroup implements GroupStrategy {
  private final Markets markets;
  private final GroupStrategy strategy;
  private final List<List<Decision>> decisions = new ArrayList<>();

  public RecordingGroup(Markets markets, GroupStrategy strategy) {
    this.markets = markets;
    this.strategy = strategy;
    markets.all().forEach(_ -> decisions.add(new ArrayList<>()));
  }

  @Override
  public List<List<Intent>> onBars(GroupView view) {
    List<List<Intent>> said = strategy.onBars(view);
    int tick = markets.tickOfClose(view.at());
    for (int market = 0; market < said.size(); market++) {
      if (!said.get(market).isEmpty()) {
        decisions.get(market).add(new Decision(tick, said.get(market)));
      }
    }
    return said;
  }

  @Override
  public boolean listens() {
    return strategy.listens();
  }

  /// What was said so far of each market, by the number of the tick.
  public List<DecisionLog> logs() {
    return decisions.stream().map(DecisionLog::new).toList();
  }
}
