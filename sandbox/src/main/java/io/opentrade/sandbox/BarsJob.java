package io.opentrade.sandbox;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import java.util.Map;

/// One `onBar` backtest. The candles are written to the worker's private folder, which it can only
/// read; nothing else of the job reaches the disk.
///
/// @param market as the verifying replay will have it; `onBar` is first called at its
///     `firstDecision`, which the caller puts behind the declared warm-up
/// @param settings as the verifying replay will have them
/// @param series the other series the strategy declared, by its own names for them
/// @param values overrides of the declared parameter defaults
/// @param state what the strategy kept from an earlier run, as it came out of that; the empty text
///     for nothing
public record BarsJob(
    Market market,
    Settings settings,
    Map<String, Candles> series,
    Map<String, ParameterValue> values,
    String state) {
  public BarsJob {
    series = Map.copyOf(series);
    values = Map.copyOf(values);
  }

  /// A run that begins with nothing kept.
  public BarsJob(
      Market market,
      Settings settings,
      Map<String, Candles> series,
      Map<String, ParameterValue> values) {
    this(market, settings, series, values, "");
  }
}
