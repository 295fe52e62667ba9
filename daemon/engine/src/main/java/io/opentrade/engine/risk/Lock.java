package io.opentrade.engine.risk;

import io.opentrade.engine.strategy.Direction;
import org.jspecify.annotations.Nullable;

/// Entries are refused for a while; exits go on.
///
/// @param at since when, milliseconds since the epoch (UTC)
/// @param until when entries pass again, likewise
/// @param symbol the market it holds for; null for all
/// @param direction the direction it holds for; null for both
/// @param protection which protection made it, as people write it
/// @param reason why, a clause for people
public record Lock(
    long at,
    long until,
    @Nullable String symbol,
    @Nullable Direction direction,
    String protection,
    String reason) {

  /// Whether it holds for an entry.
  boolean holds(long moment, String market, Direction way) {
    return moment < until
        && (symbol == null || symbol.equals(market))
        && (direction == null || direction == way);
  }

  /// Whether it locks the same entries for the same protection.
  boolean sameAs(Lock other) {
    return protection.equals(other.protection)
        && java.util.Objects.equals(symbol, other.symbol)
        && direction == other.direction;
  }
}
