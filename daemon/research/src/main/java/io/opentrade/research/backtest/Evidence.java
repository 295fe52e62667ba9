package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.domain.Money;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.Warning;
import java.util.List;

/// All that a run needs beside its decisions, and all that its document says beside what follows
/// from them. A journal keeps it, so that a replay needs neither script nor store.
///
/// @param run what the document says of the strategy, the settings and the data
/// @param market as traded on
/// @param ready index of the first bar at which all indicators had a value; buy-and-hold is
///     measured from there
/// @param notes on the data, for the report
/// @param language of the strategy: `js`, `python`
/// @param parameters how many the strategy declares
/// @param found what was seen of the strategy beyond its decisions
record Evidence(
    BacktestResult.Run run,
    Market market,
    int ready,
    List<String> notes,
    String language,
    int parameters,
    List<Warning> found) {
  Evidence {
    notes = List.copyOf(notes);
    found = List.copyOf(found);
  }

  /// The market as figures see it: buy-and-hold starts where the strategy could.
  Market measured() {
    return new Market(
        market.candles(), market.instrument(), market.from(), Math.max(market.from(), ready));
  }

  Settings settings() {
    BacktestResult.Config config = run.config();
    return new Settings(
        new Money(config.cash().value()),
        config.fee().value(),
        SizeText.parse(config.size()).sizing(),
        config.closeAtEnd(),
        FillText.parse(config.fills()));
  }
}
