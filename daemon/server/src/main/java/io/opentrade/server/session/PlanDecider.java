package io.opentrade.server.session;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Scans;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Decides by a plan that needs no script any more, on each market by itself.
final class PlanDecider implements Decider {
  private final List<MarketPlan> markets;

  PlanDecider(List<MarketPlan> markets) {
    this.markets = List.copyOf(markets);
  }

  /// On a single market, without further series.
  PlanDecider(Timeframe timeframe, Plan plan, Map<String, Double> parameters) {
    this(List.of(new MarketPlan(timeframe, Map.of(), plan, parameters, Scans.NONE)));
  }

  @Override
  public void learn(int market, String series, Candle bar) {
    markets.get(market).learn(series, bar);
  }

  @Override
  public int bars(int market) {
    return markets.get(market).bars();
  }

  /// A plan keeps nothing.
  @Override
  public void begin(List<StrategyMemory.Kept> memory) {}

  @Override
  public Said decide(Moment moment) {
    return new Said(intents(moment), null, List.of(), 0);
  }

  private List<List<Intent>> intents(Moment moment) {
    List<List<Intent>> intents = new ArrayList<>();
    for (Standing now : moment.markets()) {
      MarketPlan plan = markets.get(intents.size());
      intents.add(
          now.fresh()
              ? plan.decide(now.quantity(), now.entryPrice(), moment.cash(), moment.equity())
              : List.of());
    }
    return intents;
  }

  @Override
  public Said end() {
    return new Said(List.of(), null, List.of(), 0);
  }

  @Override
  public void close() {}
}
