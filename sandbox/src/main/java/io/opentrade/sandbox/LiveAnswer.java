package io.opentrade.sandbox;

import io.opentrade.engine.strategy.Intent;
import java.util.List;

/// What a live strategy said at a moment. All of it is a claim: risk examines what comes of the
/// intents.
///
/// @param intents for each market
/// @param scans of each market, the values that its scans have at the bars that came, by their
///     numbers
/// @param states what it keeps, as JSON; the empty text for nothing
public record LiveAnswer(
    List<List<Intent>> intents,
    List<List<double[]>> scans,
    List<String> states,
    List<LogLine> log,
    int droppedLogLines) {
  public LiveAnswer {
    intents = intents.stream().map(List::copyOf).toList();
    scans = scans.stream().map(List::copyOf).toList();
    states = List.copyOf(states);
    log = List.copyOf(log);
  }
}
