package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `audit.list`: what was done, by whom, and what came of it; the newest last.
///
/// @param since only what began then or later; null for any time
/// @param actor only of actors whose name is this; null for all
/// @param method only of methods that begin like this, such as `order`; null for all
/// @param limit how many of the newest at most, 1 to 100,000; 0 for 100
public record AuditList(
    @Nullable Instant since, @Nullable String actor, @Nullable String method, int limit)
    implements Request<AuditList.Reply> {
  public AuditList {
    if (limit < 0 || limit > 100_000) {
      throw new IllegalArgumentException("'limit' must be from 0 to 100,000");
    }
  }

  /// @param total how many rows the record holds, of which each action has two
  public record Reply(List<Action> actions, long total) {
    public Reply {
      actions = List.copyOf(actions);
    }
  }

  /// One action.
  ///
  /// @param number of its first row; they rise by time
  /// @param at when it was asked for
  /// @param kind by which way it came, such as `local owner`
  /// @param actor who asked
  /// @param method such as `order.place`
  /// @param request what the log calls the request
  /// @param what the parameters as JSON, without secrets, long texts cut short
  /// @param outcome `done`, `refused: …`, `failed: …`; null where the daemon ended before it did
  public record Action(
      long number,
      Instant at,
      String kind,
      ForeignText actor,
      String method,
      String request,
      ForeignText what,
      @Nullable ForeignText outcome) {}
}
