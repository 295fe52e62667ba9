package io.opentrade.sandbox;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.strategy.OrderNews;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a strategy begins with that is asked live, bar by bar.
///
/// @param past bars that have closed: it knows them and is not asked about them
/// @param values overrides of the declared parameter defaults
/// @param states what it kept before, as that came out of {@link LiveAnswer}; empty for nothing
/// @param handles the last number it gave to orders of its own; 0 for none
/// @param open what it was told of the orders that were open then, by its number for them; none
///     where one waits for the next price
public record LiveJob(
    Instrument instrument,
    Candles past,
    Map<String, ParameterValue> values,
    List<String> states,
    int handles,
    Map<Integer, List<OrderNews>> open) {
  public LiveJob {
    values = Map.copyOf(values);
    states = List.copyOf(states);
    open = new TreeMap<>(open);
  }
}
