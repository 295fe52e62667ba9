package io.opentrade.engine.column;

import io.opentrade.engine.domain.Timeframe;
import java.util.Arrays;

/// Candles as primitive columns of equal length, in order of time: 48 bytes a bar. The arrays are
/// shared, not copied, and nobody writes to them after construction.
///
/// @param time the start of each bar, milliseconds since the epoch (UTC), strictly rising
/// @param volume in units of the base currency; 0 where the source gives none
public record Candles(
    Timeframe timeframe,
    long[] time,
    double[] open,
    double[] high,
    double[] low,
    double[] close,
    double[] volume) {

  public Candles {
    int length = time.length;
    if (open.length != length
        || high.length != length
        || low.length != length
        || close.length != length
        || volume.length != length) {
      throw new IllegalArgumentException("columns differ in length");
    }
  }

  /// Number of bars.
  public int size() {
    return time.length;
  }

  /// The end of a bar, exclusive: its start plus the timeframe, milliseconds since the epoch.
  public long closeTime(int bar) {
    return time[bar] + timeframe.millis();
  }

  /// When a bar is over: at its close time, or at the start of the next bar where that is earlier.
  /// Calendar months differ in length, and are kept under a timeframe that none of them exceeds.
  public long endTime(int bar) {
    long close = closeTime(bar);
    return bar + 1 < time.length ? Math.min(close, time[bar + 1]) : close;
  }

  /// Index of the first bar that starts at or after the instant; `size()` where there is none.
  public int indexAtOrAfter(long epochMillis) {
    int found = Arrays.binarySearch(time, epochMillis);
    return found >= 0 ? found : -found - 1;
  }

  /// The bars from index `from` (inclusive) to `to` (exclusive), copied.
  public Candles slice(int from, int to) {
    return new Candles(
        timeframe,
        Arrays.copyOfRange(time, from, to),
        Arrays.copyOfRange(open, from, to),
        Arrays.copyOfRange(high, from, to),
        Arrays.copyOfRange(low, from, to),
        Arrays.copyOfRange(close, from, to),
        Arrays.copyOfRange(volume, from, to));
  }
}
