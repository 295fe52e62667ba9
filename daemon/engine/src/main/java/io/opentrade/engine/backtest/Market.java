package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;

/// What a backtest runs on.
///
/// @param candles all bars that were read, with those before `from` that serve only as warm-up
/// @param from index of the bar at which the reported range begins (`--from`): the equity column,
///     the daily samples and the exposure start here
/// @param firstDecision index of the first bar at whose close the strategy may decide, at least
///     `from`; bars between the two are in the report but without a trade. Buy-and-hold starts at
///     its close
public record Market(Candles candles, Instrument instrument, int from, int firstDecision) {
  public Market {
    if (from < 0 || from >= candles.size()) {
      throw new IllegalArgumentException("no bar to run on: the range holds no candles");
    }
    if (firstDecision < from) {
      throw new IllegalArgumentException("the first decision lies before the range");
    }
  }

  /// All bars count, and the strategy may decide from the first.
  public static Market of(Candles candles, Instrument instrument) {
    return new Market(candles, instrument, 0, 0);
  }
}
