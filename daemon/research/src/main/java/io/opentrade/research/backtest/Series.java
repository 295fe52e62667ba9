package io.opentrade.research.backtest;

import io.opentrade.engine.column.CandleHash;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Candles ready to run on.
///
/// @param name such as `BTC/USDT@binance:5m`; for a file `GOOG@file:1d`
/// @param candles warm-up bars first
/// @param from index of the first bar asked for
/// @param notes sentences for the report, for example that bars were resampled
/// @param known the content hash of the candles where the store told it; else null
record Series(
    String name,
    Candles candles,
    int from,
    Instrument instrument,
    List<String> notes,
    @Nullable String known) {
  Series {
    notes = List.copyOf(notes);
  }

  /// Candles whose hash nobody has reckoned yet.
  Series(String name, Candles candles, int from, Instrument instrument, List<String> notes) {
    this(name, candles, from, instrument, notes, null);
  }

  /// The content hash of the candles; costs some time where it is not known.
  String hash() {
    return known != null ? known : CandleHash.of(candles);
  }

  /// With more to tell in the report.
  Series noting(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Series(name, candles, from, instrument, all, known);
  }

  Series on(Instrument other) {
    return new Series(name, candles, from, other, notes, known);
  }
}
