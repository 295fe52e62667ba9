package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.Plan;
import java.util.Map;

/// One point of a sweep.
///
/// @param plan one symbolic plan may serve all combinations; a script that computes with its
///     parameters has one a combination
/// @param parameters value of each parameter that the plan may name
public record Combination(Plan plan, Map<String, Double> parameters) {
  public Combination {
    parameters = Map.copyOf(parameters);
  }
}
