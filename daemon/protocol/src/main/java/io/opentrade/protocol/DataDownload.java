package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `data.download`: fetches public candles from the exchange that the series names. What is there
/// already is not fetched again, so that a broken download is resumed by asking once more.
///
/// @param from UTC, inclusive
/// @param to UTC, exclusive; null for now
public record DataDownload(String series, Instant from, @Nullable Instant to)
    implements Request<DataDownload.Reply> {
  public DataDownload {
    Values.required("series", series);
    Values.present("from", from);
    if (to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("'from' must be before 'to'");
    }
  }

  /// @param added bars that were new
  /// @param requests sent to the exchange
  /// @param quality of the whole range asked for
  public record Reply(SeriesInfo series, long added, int requests, QualityReport quality) {}
}
