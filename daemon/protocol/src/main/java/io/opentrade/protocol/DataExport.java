package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `data.export`: all bars of a range, a page at a time.
///
/// @param from UTC, inclusive; null for the start; for the next page, `next` of the last reply
/// @param to UTC, exclusive; null for the end
/// @param limit how many bars at most; 0 for 4000, which is the most
public record DataExport(String series, @Nullable Instant from, @Nullable Instant to, int limit)
    implements Request<DataExport.Reply> {
  public DataExport {
    Values.required("series", series);
    limit = Values.limit(limit, 4000, 4000);
  }

  /// @param bars in the order of time
  /// @param next `from` of the next page, or null after the last
  /// @param remaining how many bars come after this page
  public record Reply(List<Candle> bars, @Nullable Instant next, long remaining) {
    public Reply {
      bars = Values.list(bars);
    }
  }
}
