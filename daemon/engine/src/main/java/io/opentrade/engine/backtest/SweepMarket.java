package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a sweep runs on.
///
/// @param market as for a single run; buy-and-hold is measured for each combination from where its
///     own indicators have values
/// @param others further series by the names the strategy declares
/// @param periodsPerYear 365 where the market never closes, 252 for shares; positive
public record SweepMarket(Market market, Map<String, Candles> others, int periodsPerYear) {
  public SweepMarket {
    others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    if (periodsPerYear <= 0) {
      throw new IllegalArgumentException("there must be at least one period a year");
    }
  }
}
