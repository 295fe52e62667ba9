package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `data.list`: stored series, by name.
///
/// @param filter only those whose name contains it, in any case; null for all
public record DataList(@Nullable String filter) implements Request<DataList.Reply> {
  public record Reply(List<SeriesInfo> series) {
    public Reply {
      series = Values.list(series);
    }
  }
}
