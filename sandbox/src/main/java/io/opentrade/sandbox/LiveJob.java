package io.opentrade.sandbox;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.strategy.OrderNews;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a strategy begins with that is asked live, bar by bar.
///
/// @param style how it is asked; of `signals` it computes the scans only
/// @param places the markets it trades, in the order of their numbers
/// @param values overrides of the declared parameter defaults
/// @param states what it kept before, as that came out of {@link LiveAnswer}; empty for nothing
public record LiveJob(
    Style style, List<Place> places, Map<String, ParameterValue> values, List<String> states) {
  public LiveJob {
    places = List.copyOf(places);
    values = Map.copyOf(values);
    states = List.copyOf(states);
    if (places.isEmpty() || places.size() > BarsJob.MOST_PLACES) {
      throw new IllegalArgumentException(
          "a live strategy has 1 to " + BarsJob.MOST_PLACES + " markets, not " + places.size());
    }
  }

  /// A market.
  ///
  /// @param past bars that have closed: it knows them and is not asked about them
  /// @param series the bars of the other series it declared, by its own names for them
  /// @param handles the last number it gave to orders of its own there; 0 for none
  /// @param open what it was told of the orders that were open then, by its number for them; none
  ///     where one waits for the next price
  public record Place(
      Instrument instrument,
      Candles past,
      Map<String, Candles> series,
      int handles,
      Map<Integer, List<OrderNews>> open) {
    public Place {
      series = Map.copyOf(series);
      open = new TreeMap<>(open);
    }
  }
}
