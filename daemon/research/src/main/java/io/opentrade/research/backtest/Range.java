package io.opentrade.research.backtest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stretch of time, milliseconds since the epoch (UTC).
///
/// @param from inclusive
/// @param to exclusive
/// @param warmup how many bars before `from` are read as well
record Range(long from, long to, int warmup) {
  static Range of(@Nullable Instant from, @Nullable Instant to, int warmup) {
    return new Range(
        from == null ? Long.MIN_VALUE : from.toEpochMilli(),
        to == null ? Long.MAX_VALUE : to.toEpochMilli(),
        warmup);
  }
}
