package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `data.delete`: deletes a series, or a range of it.
///
/// @param from UTC, inclusive; null for the start
/// @param to UTC, exclusive; null for the end
public record DataDelete(String series, @Nullable Instant from, @Nullable Instant to)
    implements Request<DataDelete.Reply> {
  public DataDelete {
    Values.required("series", series);
  }

  /// @param deleted how many bars
  /// @param remaining how many are left
  public record Reply(String series, long deleted, long remaining) {}
}
