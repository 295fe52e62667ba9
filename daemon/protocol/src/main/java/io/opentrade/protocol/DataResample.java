package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `data.resample`: makes longer bars of shorter ones, left-closed and aligned to UTC, and stores
/// them as the series of the same market on that timeframe.
///
/// @param timeframe such as `1h`, a multiple of the series' own
/// @param from UTC, inclusive; null for the start
/// @param to UTC, exclusive; null for the end
public record DataResample(
    String series, String timeframe, @Nullable Instant from, @Nullable Instant to)
    implements Request<DataResample.Reply> {
  public DataResample {
    Values.required("series", series);
    Values.required("timeframe", timeframe);
  }

  /// @param series the longer bars as they now stand
  /// @param added bars that were new
  /// @param replaced bars that were there with other values
  /// @param partial bars at the ends or at gaps that were made of fewer bars than they span
  public record Reply(SeriesInfo series, long added, long replaced, long partial) {}
}
