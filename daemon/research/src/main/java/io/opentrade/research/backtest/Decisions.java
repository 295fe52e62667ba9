package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.sandbox.LogLine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a strategy decided over a whole range, ready to be carried out.
///
/// @param strategy says it bar by bar
/// @param replayed the same where a script was asked bar by bar, else nothing. Of `onBars` by the
///     ticks of the run, which for a single market are its bars
/// @param ready index of the first bar at which all its indicators have a value; buy-and-hold is
///     measured from there
/// @param log what it wrote
/// @param droppedLogLines how much more it wrote
/// @param plots names of the columns it draws
/// @param columns those of them that are at hand, by name, over all bars of the market
record Decisions(
    Strategy strategy,
    DecisionLog replayed,
    int ready,
    List<LogLine> log,
    int droppedLogLines,
    List<String> plots,
    Map<String, double[]> columns) {
  Decisions {
    log = List.copyOf(log);
    plots = List.copyOf(plots);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }
}
