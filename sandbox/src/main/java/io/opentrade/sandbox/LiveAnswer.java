package io.opentrade.sandbox;

import io.opentrade.engine.strategy.Intent;
import java.util.List;

/// What a live strategy said at a bar. The intents are a claim: risk examines what comes of them.
///
/// @param states what it keeps, as JSON; the empty text for nothing
public record LiveAnswer(
    List<Intent> intents, List<String> states, List<LogLine> log, int droppedLogLines) {
  public LiveAnswer {
    intents = List.copyOf(intents);
    states = List.copyOf(states);
    log = List.copyOf(log);
  }
}
