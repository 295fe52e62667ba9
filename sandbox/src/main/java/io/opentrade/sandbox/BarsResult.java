package io.opentrade.sandbox;

import io.opentrade.engine.backtest.DecisionLog;
import java.util.List;

/// What an `onBar` run decided. The decisions are a claim: replay them to have a result.
///
/// @param ready first bar at which all indicators that the script asked for have a value
/// @param state what the strategy keeps, as JSON; the empty text for nothing
/// @param plots names of what it drew
public record BarsResult(
    DecisionLog decisions,
    int ready,
    String state,
    List<String> plots,
    List<LogLine> log,
    int droppedLogLines) {
  public BarsResult {
    plots = List.copyOf(plots);
    log = List.copyOf(log);
  }
}
