package io.opentrade.sandbox;

import io.opentrade.engine.backtest.DecisionLog;
import java.util.List;
import java.util.Map;

/// What an `onBar` or `onBars` run decided. The decisions are a claim: replay them to have a
/// result.
///
/// @param places what it said of each market, in the order of the job
/// @param states what the strategy keeps, as JSON; the empty text for nothing. Each instance's
public record BarsResult(
    List<Place> places, List<String> states, List<LogLine> log, int droppedLogLines) {
  public BarsResult {
    places = List.copyOf(places);
    states = List.copyOf(states);
    log = List.copyOf(log);
  }

  /// Of one market.
  ///
  /// @param decisions by bars; of an `onBars` run, by the ticks of the run
  /// @param ready first bar at which all indicators that the script asked for have a value
  /// @param plots what it drew, by name, over all bars; NaN for nothing
  public record Place(DecisionLog decisions, int ready, Map<String, double[]> plots) {}

  /// The only market, or the first.
  public Place first() {
    return places.getFirst();
  }
}
