package io.opentrade.sandbox;

import io.opentrade.engine.backtest.DecisionLog;
import java.util.List;

/// What an `onBar` run decided. The decisions are a claim: replay them to have a result.
///
/// @param ready first bar at which all indicators that the script asked for have a value
public record BarsResult(DecisionLog decisions, int ready, List<LogLine> log, int droppedLogLines) {
  public BarsResult {
    log = List.copyOf(log);
  }
}
