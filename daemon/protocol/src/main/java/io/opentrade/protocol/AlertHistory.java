package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `alert.history`: what fired.
///
/// @param alert its id or name; null for all
/// @param limit how many at most, the newest; 0 for 50, at most 1,000
public record AlertHistory(@Nullable String alert, int limit)
    implements AlertRequest<AlertHistory.Reply> {
  public AlertHistory {
    limit = Values.limit(limit, 50, 1_000);
  }

  /// @param firings the newest first
  public record Reply(List<AlertFiring> firings) {
    public Reply {
      firings = Values.list(firings);
    }
  }
}
