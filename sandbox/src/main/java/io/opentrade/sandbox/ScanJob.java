package io.opentrade.sandbox;

import io.opentrade.engine.column.Candles;
import java.util.Map;

/// What the scans of a `signals` strategy are computed over. The candles are written to the
/// worker's private folder, which it can only read.
///
/// @param main the strategy's own series
/// @param series the other series the strategy declared, by its own names for them
/// @param values overrides of the declared parameter defaults
public record ScanJob(
    Candles main, Map<String, Candles> series, Map<String, ParameterValue> values) {
  public ScanJob {
    series = Map.copyOf(series);
    values = Map.copyOf(values);
  }
}
