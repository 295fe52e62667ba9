package io.opentrade.server.session;

import io.opentrade.engine.strategy.Plan;
import io.opentrade.sandbox.Script;
import java.util.Map;

/// Has a script make its plan, behind a wall.
public interface Planner {
  /// What came of it.
  ///
  /// @param parameters values of the parameters that the plan names
  /// @param warmup bars that the strategy wants to have seen first
  record Planned(Plan plan, Map<String, Double> parameters, int warmup) {}

  /// @param set parameters by name, as text
  /// @throws io.opentrade.protocol.RequestFailed where there is no such plan, or no wall
  Planned plan(Script script, Map<String, String> set);
}
