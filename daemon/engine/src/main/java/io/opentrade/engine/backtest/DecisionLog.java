package io.opentrade.engine.backtest;

import java.util.List;

/// All that a strategy said in a run. Replayed on the same market and settings it gives the same
/// outcome, bit by bit, without the strategy.
///
/// @param decisions in rising order of bars, one a bar at most
public record DecisionLog(List<Decision> decisions) {
  public DecisionLog {
    decisions = List.copyOf(decisions);
    for (int i = 1; i < decisions.size(); i++) {
      if (decisions.get(i).bar() <= decisions.get(i - 1).bar()) {
        throw new IllegalArgumentException("decisions are not in order of bars");
      }
    }
  }
}
