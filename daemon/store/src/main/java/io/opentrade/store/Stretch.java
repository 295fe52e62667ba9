package io.opentrade.store;

import io.opentrade.engine.column.Candles;

/// Bars of a series together with earlier ones to warm up on.
///
/// @param candles the warm-up bars, then the bars asked for
/// @param firstBar index of the first bar asked for; fewer than wanted before it where the series
///     begins too late
/// @param hash of all these bars, as [io.opentrade.engine.column.CandleHash#of] reckons it: made of
///     those of the chunks, which were reckoned when they were stored
public record Stretch(Candles candles, int firstBar, String hash) {
  public Stretch {
    if (firstBar < 0 || firstBar > candles.size()) {
      throw new IllegalArgumentException("no such bar: " + firstBar);
    }
  }
}
