package io.opentrade.research.backtest;

import io.opentrade.engine.strategy.Strategy;
import io.opentrade.sandbox.LogLine;
import java.util.List;

/// What a strategy decided over a whole range, ready to be carried out.
///
/// @param strategy says it bar by bar
/// @param ready index of the first bar at which all its indicators have a value; buy-and-hold is
///     measured from there
/// @param log what it wrote
/// @param droppedLogLines how much more it wrote
/// @param plots names of the columns it draws
record Decisions(
    Strategy strategy, int ready, List<LogLine> log, int droppedLogLines, List<String> plots) {
  Decisions {
    log = List.copyOf(log);
    plots = List.copyOf(plots);
  }
}
