package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Market;

/// Where a strategy trades in a run.
///
/// @param market as traded on
/// @param ready index of the first bar at which the strategy could decide: all indicators had a
///     value, and the warm-up it declared was over; buy-and-hold is measured from there
/// @param strategy its number in the run
record Place(Market market, int ready, int strategy) {
  /// The market as figures see it: buy-and-hold starts where the strategy could.
  Market measured() {
    return new Market(
        market.candles(), market.instrument(), market.from(), Math.max(market.from(), ready));
  }
}
