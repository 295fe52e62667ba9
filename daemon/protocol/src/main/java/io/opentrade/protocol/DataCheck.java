package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `data.check`: looks for faults in a stored series.
///
/// @param from UTC, inclusive; null for the start
/// @param to UTC, exclusive; null for the end
public record DataCheck(String series, @Nullable Instant from, @Nullable Instant to)
    implements Request<DataCheck.Reply> {
  public DataCheck {
    Values.required("series", series);
  }

  public record Reply(SeriesInfo series, QualityReport quality) {}
}
