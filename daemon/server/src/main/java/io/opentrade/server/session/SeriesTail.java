package io.opentrade.server.session;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import java.util.ArrayDeque;
import java.util.Deque;

/// The bars of one series as they close: fetched, and held until they are taken. Not thread-safe.
final class SeriesTail {
  /// Later than any bar.
  static final long NEVER = Long.MAX_VALUE;

  private final Session session;
  private final SeriesName series;
  private final Markets markets;
  private final Deque<Candle> bars = new ArrayDeque<>();
  private final long millis;
  private long end = Long.MIN_VALUE;

  SeriesTail(Session session, SeriesName series, Markets markets) {
    this.session = session;
    this.series = series;
    this.markets = markets;
    this.millis = series.timeframe().millis();
  }

  SeriesName series() {
    return series;
  }

  /// When the bar ended that closed last before a moment.
  long newest(long now) {
    return series.timeframe().floor(now);
  }

  /// Fetches what has closed since the last look.
  ///
  /// @param most bars at most, the newest
  /// @return whether the newest bar is there
  /// @throws io.opentrade.protocol.RequestFailed where the exchange does not give them
  boolean fetch(long now, int most) {
    long newest = newest(now);
    if (end >= newest) {
      return true;
    }
    long from = Math.max(end, newest - most * millis);
    Candles closed = markets.candles(session, series.symbol(), series.timeframe(), from, newest);
    for (int bar = 0; bar < closed.size(); bar++) {
      long close = closed.time()[bar] + millis;
      if (close > end && close <= newest) {
        bars.add(Candle.of(closed, bar));
        end = close;
      }
    }
    return end >= newest;
  }

  /// When the next bar ends that was fetched and not taken; NEVER where there is none.
  long next() {
    Candle first = bars.peek();
    return first == null ? NEVER : first.time() + millis;
  }

  /// Takes that bar.
  Candle take() {
    return bars.remove();
  }
}
