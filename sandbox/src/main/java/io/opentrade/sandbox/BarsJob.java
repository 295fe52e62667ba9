package io.opentrade.sandbox;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import java.util.List;
import java.util.Map;

/// One `onBar` or `onBars` backtest. The candles are written to the worker's private folder, which
/// it can only read; nothing else of the job reaches the disk.
///
/// @param style one of the two
/// @param places what it trades, in the order of the desks
/// @param settings as the verifying replay will have them
/// @param values overrides of the declared parameter defaults
/// @param states what the strategy kept from an earlier run, as they came out of that; empty for
///     nothing
public record BarsJob(
    Style style,
    List<Place> places,
    Settings settings,
    Map<String, ParameterValue> values,
    List<String> states) {
  /// Markets of one run at most: each has its candles in the worker's memory.
  public static final int MOST_PLACES = 100;

  public BarsJob {
    places = List.copyOf(places);
    values = Map.copyOf(values);
    states = List.copyOf(states);
    if (style == Style.SIGNALS || places.isEmpty() || places.size() > MOST_PLACES) {
      throw new IllegalArgumentException(
          "a run bar by bar has 1 to " + MOST_PLACES + " markets, not " + places.size());
    }
  }

  /// A market and what is read beside it.
  ///
  /// @param market as the verifying replay will have it; the script is first asked at its
  ///     `firstDecision`, which the caller puts behind the declared warm-up
  /// @param series the other series the strategy declared, by its own names for them
  public record Place(Market market, Map<String, Candles> series) {
    public Place {
      series = Map.copyOf(series);
    }
  }

  /// One market, with nothing kept.
  public BarsJob(
      Style style,
      Market market,
      Settings settings,
      Map<String, Candles> series,
      Map<String, ParameterValue> values) {
    this(style, List.of(new Place(market, series)), settings, values, List.of());
  }
}
