package io.opentrade.research.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Resampler;
import io.opentrade.engine.domain.Timeframe;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stretch of time, milliseconds since the epoch (UTC).
///
/// @param from inclusive
/// @param to exclusive
/// @param warmup how many bars before `from` are read as well
/// @param least how many of those nobody can do without
/// @param heldOut whether what is held out may be read
record Range(long from, long to, int warmup, int least, boolean heldOut) {
  /// Shorter bars that are read at most before `from` for the sake of longer ones, beside those
  /// that nobody can do without: their memory is 48 MB.
  private static final int MOST = 1_000_000;

  static Range of(@Nullable Instant from, @Nullable Instant to, int warmup) {
    return of(from, to, warmup, 0);
  }

  static Range of(@Nullable Instant from, @Nullable Instant to, int warmup, int least) {
    return new Range(
        from == null ? Long.MIN_VALUE : from.toEpochMilli(),
        to == null ? Long.MAX_VALUE : to.toEpochMilli(),
        Math.max(warmup, least),
        least,
        false);
  }

  /// The same, where what is held out may be read or not.
  Range reading(boolean heldOutToo) {
    return new Range(from, to, warmup, least, heldOutToo);
  }

  /// No later than an instant.
  Range before(long end) {
    return new Range(from, Math.min(to, end), warmup, least, heldOut);
  }

  /// Whether bars before the range may be left out.
  boolean begins() {
    return from != Long.MIN_VALUE;
  }

  /// The same in bars of another length, of which longer ones are to be made: as many before `from`
  /// as make the warm-up, and those of one more, since the first may be cut.
  Range read(Timeframe has, @Nullable Timeframe wanted) {
    if (wanted == null || !begins() || !makes(has, wanted)) {
      return this;
    }
    long each = wanted.millis() / has.millis();
    long usual = Math.min((warmup + 1L) * each, Math.max(MOST, warmup));
    long needed = least == 0 ? 0 : (least + 1L) * each;
    int all = Math.clamp(Math.max(usual, needed), 0, Integer.MAX_VALUE);
    return new Range(from, to, all, 0, heldOut);
  }

  /// Longer bars of those that were read, without a first one of which the beginning was left out.
  ///
  /// @param before how many bars before `from` were found
  Candles longer(Candles read, int before, Timeframe wanted) {
    Candles bars = Resampler.complete(read, wanted);
    boolean cut = begins() && before >= read(read.timeframe(), wanted).warmup();
    boolean partial = bars.size() > 0 && bars.time()[0] != read.time()[0];
    return cut && partial ? bars.slice(1, bars.size()) : bars;
  }

  /// Whether bars of one length make longer ones of another.
  static boolean makes(Timeframe has, Timeframe wanted) {
    return wanted.millis() > has.millis() && wanted.millis() % has.millis() == 0;
  }
}
