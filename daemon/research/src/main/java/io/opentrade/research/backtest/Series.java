package io.opentrade.research.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import java.util.List;

/// Candles ready to run on.
///
/// @param name such as `BTC/USDT@binance:5m`; for a file `GOOG@file:1d`
/// @param candles warm-up bars first
/// @param from index of the first bar asked for
/// @param notes sentences for the report, for example that bars were resampled
record Series(String name, Candles candles, int from, Instrument instrument, List<String> notes) {
  Series {
    notes = List.copyOf(notes);
  }
}
