package io.opentrade.research.backtest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stretch of time, milliseconds since the epoch (UTC).
///
/// @param from inclusive
/// @param to exclusive
/// @param warmup how many bars before `from` are read as well
/// @param heldOut whether what is held out may be read
record Range(long from, long to, int warmup, boolean heldOut) {
  static Range of(@Nullable Instant from, @Nullable Instant to, int warmup) {
    return new Range(
        from == null ? Long.MIN_VALUE : from.toEpochMilli(),
        to == null ? Long.MAX_VALUE : to.toEpochMilli(),
        warmup,
        false);
  }

  /// The same, where what is held out may be read or not.
  Range reading(boolean heldOutToo) {
    return new Range(from, to, warmup, heldOutToo);
  }

  /// No later than an instant.
  Range before(long end) {
    return new Range(from, Math.min(to, end), warmup, heldOut);
  }
}
