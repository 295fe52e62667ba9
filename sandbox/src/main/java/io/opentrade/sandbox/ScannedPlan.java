package io.opentrade.sandbox;

import io.opentrade.engine.column.Scans;
import io.opentrade.engine.strategy.Plan;
import java.util.List;

/// A plan with what its scans gave: a claim of the worker, which was made in order of time and is
/// checked for its shape. It holds for one set of parameters and one history.
///
/// @param scans the columns that the plan names
public record ScannedPlan(Plan plan, Scans scans, List<LogLine> log, int droppedLogLines) {
  public ScannedPlan {
    log = List.copyOf(log);
  }
}
