package io.opentrade.sandbox;

import io.opentrade.engine.strategy.Plan;
import java.util.List;

/// What `signals` returned: checked for shape and size, its parameter and series names declared.
///
/// @param symbolic whether it is the same plan for any parameter values; else it holds for the
///     values it was made with only
public record BuiltPlan(Plan plan, boolean symbolic, List<LogLine> log, int droppedLogLines) {
  public BuiltPlan {
    log = List.copyOf(log);
  }
}
