package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What risk rules did in a run, beside refusing entries.
///
/// @param kills that halted trading
/// @param locks that protections made, oldest first
public record RiskEvents(List<Kill> kills, List<Lock> locks) {
  public RiskEvents {
    kills = Values.list(kills);
    locks = Values.list(locks);
  }

  /// Trading was halted.
  ///
  /// @param reason a clause for people
  public record Kill(Instant at, String reason) {}

  /// Entries were locked for a while.
  ///
  /// @param until when they passed again
  /// @param symbol the market; null for all
  /// @param side `long` or `short`; null for both
  /// @param protection its name
  /// @param reason a clause for people
  public record Lock(
      Instant at,
      Instant until,
      @Nullable ForeignText symbol,
      @Nullable String side,
      String protection,
      String reason) {}
}
