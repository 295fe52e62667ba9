package io.opentrade.sandbox;

import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.Market;
import io.opentrade.sandbox.link.LinkException;
import java.util.ArrayList;
import java.util.List;

/// Gathers the decisions a worker claims, and refuses what no run can have decided.
final class Decisions {
  private final Market market;
  private final int maximumIntents;
  private final List<Decision> list = new ArrayList<>();
  private int intents;

  Decisions(Market market, int maximumIntents) {
    this.market = market;
    this.maximumIntents = maximumIntents;
  }

  /// Adds the next ones; false where they are too many.
  boolean add(List<Decision> some) {
    for (Decision decision : some) {
      int after = list.isEmpty() ? market.firstDecision() - 1 : list.getLast().bar();
      if (decision.bar() <= after || decision.bar() >= market.candles().size()) {
        throw new LinkException("a decision on bar " + decision.bar() + " after bar " + after);
      }
      intents += Math.max(1, decision.intents().size());
      if (intents > maximumIntents) {
        return false;
      }
      list.add(decision);
    }
    return true;
  }

  List<Decision> list() {
    return list;
  }
}
