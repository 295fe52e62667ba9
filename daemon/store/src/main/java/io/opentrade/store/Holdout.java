package io.opentrade.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A range of a market that is locked away.
///
/// @param market such as `BTC/USDT@binance`: all its series
/// @param from the first instant of it; it has no end
/// @param uses how often it was read nevertheless
/// @param last the last of them; null for none
public record Holdout(String market, Instant from, long uses, @Nullable Use last) {
  /// Somebody read it.
  public record Use(Instant at, String strategy) {}
}
