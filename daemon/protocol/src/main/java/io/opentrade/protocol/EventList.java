package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `event.list`: what has happened at the accounts since somebody last looked, the oldest first.
///
/// @param after the `seq` of the last event that is known; null to begin now, without a past
/// @param patience milliseconds to wait for an event where there is none yet; 0 to 60,000
public record EventList(@Nullable Long after, int patience) implements Request<EventList.Reply> {
  private static final int LONGEST = 60_000;

  public EventList {
    if (patience < 0 || patience > LONGEST) {
      throw new IllegalArgumentException("'patience' must be from 0 to " + LONGEST);
    }
  }

  /// @param seq to ask with next
  /// @param lost whether events between `after` and the first of these are not kept any more
  public record Reply(long seq, boolean lost, List<EventInfo> events) {
    public Reply {
      events = Values.list(events);
    }
  }
}
