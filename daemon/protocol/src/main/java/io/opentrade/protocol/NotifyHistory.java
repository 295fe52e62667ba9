package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `notify.history`: the newest notices and what has become of them, the newest first.
///
/// @param kind null for all
/// @param limit how many at most; 0 for 50
public record NotifyHistory(@Nullable String kind, int limit)
    implements NotifyRequest<NotifyHistory.Reply> {
  public NotifyHistory {
    limit = Values.limit(limit, 50, 10_000);
  }

  public record Reply(List<Entry> entries) {
    public Reply {
      entries = Values.list(entries);
    }
  }

  /// One notice and one channel.
  ///
  /// @param severity `info`, `warning` or `critical`
  /// @param channel null where no channel was to tell it
  /// @param manner how it was to be told; `off` where no channel was to
  /// @param state `waiting`, `begun` (handed over, nobody knows whether it arrived) or `delivered`
  /// @param attempts how often it was tried
  /// @param due when it is tried next; null where it was delivered
  public record Entry(
      long number,
      Instant at,
      String kind,
      String severity,
      ForeignText title,
      ForeignText text,
      @Nullable String channel,
      String manner,
      String state,
      int attempts,
      @Nullable Instant due,
      @Nullable ForeignText problem) {}
}
