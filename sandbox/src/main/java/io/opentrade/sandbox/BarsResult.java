package io.opentrade.sandbox;

import io.opentrade.engine.backtest.DecisionLog;
import java.util.List;

/// What an `onBar` run decided. The decisions are a claim: replay them to have a result.
public record BarsResult(DecisionLog decisions, List<LogLine> log, int droppedLogLines) {
  public BarsResult {
    log = List.copyOf(log);
  }
}
