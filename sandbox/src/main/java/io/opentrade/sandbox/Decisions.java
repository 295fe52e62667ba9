package io.opentrade.sandbox;

import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Markets;
import io.opentrade.sandbox.link.LinkException;
import java.util.ArrayList;
import java.util.List;

/// Gathers the decisions a worker claims, and refuses what no run can have decided.
final class Decisions {
  /// What the decisions of one run may take of our memory: one part in so many.
  private static final int SHARE = 3;

  /// The decisions of one market, by rising bars, or ticks.
  private record Lane(int first, int end, List<Decision> list) {}

  private final List<Lane> lanes;
  private final int maximumIntents;
  private final long memory;
  private int intents;
  private long taken;

  Decisions(BarsJob job, int maximumIntents) {
    this(job, maximumIntents, Runtime.getRuntime().maxMemory() / SHARE);
  }

  /// @param memory bytes that all decisions may take together
  Decisions(BarsJob job, int maximumIntents, long memory) {
    this.lanes = lanes(job);
    this.maximumIntents = maximumIntents;
    this.memory = memory;
  }

  private static List<Lane> lanes(BarsJob job) {
    List<Market> all = job.places().stream().map(BarsJob.Place::market).toList();
    if (job.style() == Style.ON_BARS) {
      Markets markets = Markets.of(all);
      return all.stream()
          .map(_ -> new Lane(markets.from(), markets.size(), new ArrayList<>()))
          .toList();
    }
    return all.stream()
        .map(each -> new Lane(each.firstDecision(), each.candles().size(), new ArrayList<>()))
        .toList();
  }

  /// Adds the next ones of a market; false where they are too many, or take too much memory: a few
  /// with long tags and many orders each take more than a million others.
  ///
  /// @throws LinkException where no run can have decided so
  boolean add(int market, List<Decision> some) {
    if (market >= lanes.size()) {
      throw new LinkException("a decision about market " + market + " of " + lanes.size());
    }
    Lane lane = lanes.get(market);
    for (Decision decision : some) {
      int after = lane.list.isEmpty() ? lane.first - 1 : lane.list.getLast().bar();
      if (decision.bar() <= after || decision.bar() >= lane.end) {
        throw new LinkException("a decision on bar " + decision.bar() + " after bar " + after);
      }
      intents += Math.max(1, decision.intents().size());
      taken += IntentSize.of(decision);
      if (intents > maximumIntents || taken > memory) {
        return false;
      }
      lane.list.add(decision);
    }
    return true;
  }

  /// The limit that was passed.
  String most() {
    return taken > memory
        ? (memory >> 20) + " MB of orders and their tags"
        : maximumIntents + " intents";
  }

  /// All of a market.
  DecisionLog log(int market) {
    return new DecisionLog(lanes.get(market).list);
  }
}
