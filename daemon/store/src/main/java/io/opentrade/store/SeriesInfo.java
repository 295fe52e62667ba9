package io.opentrade.store;

import io.opentrade.engine.domain.SeriesName;
import java.time.Instant;

/// A stored series, told without reading its bars.
///
/// @param bars number of bars, positive
/// @param first start of the first bar
/// @param last start of the last bar
/// @param hash the content hash of the whole series (see `CandleHash`), independent of the order of
///     imports
/// @param changed when the content last changed
public record SeriesInfo(
    SeriesName name, long bars, Instant first, Instant last, String hash, Instant changed) {

  /// Bars that a series without a hole would have between first and last, less those that are
  /// there. Weekends of a stock count as missing.
  public long missing() {
    long span = last.toEpochMilli() - first.toEpochMilli();
    return Math.max(0, span / name.timeframe().millis() + 1 - bars);
  }
}
