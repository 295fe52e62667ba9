package io.opentrade.server.autopilot;

import io.opentrade.engine.domain.SeriesName;

/// A strategy on a market, and what is known of how they go together.
///
/// @param strategy name of its file
/// @param series such as `BTC/USDT@binance:1h`
record Candidate(String strategy, String series, Outlook outlook) {
  /// What is known.
  sealed interface Outlook {}

  /// Nothing.
  ///
  /// @param why in words
  record Unknown(String why) implements Outlook {}

  /// @param regime of the market now
  record Tested(Evidence evidence, Regime regime) implements Outlook {}

  String symbol() {
    return SeriesName.of(series).symbol();
  }

  /// For people.
  String title() {
    return strategy + " on " + symbol();
  }
}
