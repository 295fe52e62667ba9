package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `data.show`: facts of a series and some of its bars.
///
/// @param from UTC, inclusive; null for the start
/// @param to UTC, exclusive; null for the end
/// @param limit how many bars at most; 0 for 20, at most 4000
/// @param newest the last ones of the range instead of the first
public record DataShow(
    String series, @Nullable Instant from, @Nullable Instant to, int limit, boolean newest)
    implements Request<DataShow.Reply> {
  public DataShow {
    Values.required("series", series);
    limit = Values.limit(limit, 20, 4000);
  }

  /// @param bars in the order of time
  /// @param total how many the range holds
  public record Reply(SeriesInfo series, List<Candle> bars, long total) {
    public Reply {
      bars = Values.list(bars);
    }
  }
}
