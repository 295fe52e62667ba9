package io.opentrade.engine.column;

import io.opentrade.engine.domain.Timeframe;
import java.util.Arrays;

/// Longer bars from shorter ones, left-closed in UTC: a bar belongs to the bucket that holds its
/// start. Open is the first, high the highest, low the lowest, close the last, volume the
/// compensated sum in order of time. A bucket without bars gives none.
public final class Resampler {
  private Resampler() {}

  /// All buckets, the last one also where its time is not over yet.
  ///
  /// @throws IllegalArgumentException with a message for people where `target` is not a multiple of
  ///     the timeframe of the candles
  public static Candles resample(Candles candles, Timeframe target) {
    requireMultiple(candles.timeframe(), target);
    int size = candles.size();
    Candles out = empty(target, size);
    int buckets = 0;
    for (int from = 0; from < size; buckets++) {
      long start = target.floor(candles.time()[from]);
      int to = from + 1;
      while (to < size && candles.time()[to] < start + target.millis()) {
        to++;
      }
      fill(out, buckets, start, candles, from, to);
      from = to;
    }
    return cut(out, buckets);
  }

  /// As `resample`, without a last bucket that the candles do not reach the end of.
  public static Candles complete(Candles candles, Timeframe target) {
    Candles all = resample(candles, target);
    if (all.size() == 0) {
      return all;
    }
    int last = all.size() - 1;
    boolean whole = candles.closeTime(candles.size() - 1) >= all.closeTime(last);
    return whole ? all : cut(all, last);
  }

  private static void requireMultiple(Timeframe source, Timeframe target) {
    if (target.millis() % source.millis() != 0) {
      throw new IllegalArgumentException(
          "bars of "
              + source
              + " cannot become bars of "
              + target
              + ": the new length must be a multiple of the old one");
    }
  }

  private static Candles empty(Timeframe timeframe, int size) {
    return new Candles(
        timeframe,
        new long[size],
        new double[size],
        new double[size],
        new double[size],
        new double[size],
        new double[size]);
  }

  private static Candles cut(Candles candles, int size) {
    return candles.size() == size ? candles : candles.slice(0, size);
  }

  private static void fill(Candles out, int bucket, long start, Candles in, int from, int to) {
    double high = in.high()[from];
    double low = in.low()[from];
    for (int bar = from + 1; bar < to; bar++) {
      high = Math.max(high, in.high()[bar]);
      low = Math.min(low, in.low()[bar]);
    }
    out.time()[bucket] = start;
    out.open()[bucket] = in.open()[from];
    out.high()[bucket] = high;
    out.low()[bucket] = low;
    out.close()[bucket] = in.close()[to - 1];
    out.volume()[bucket] = CompensatedSum.of(Arrays.copyOfRange(in.volume(), from, to));
  }
}
