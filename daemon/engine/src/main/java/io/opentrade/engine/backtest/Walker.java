package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.sim.SimVenue;
import org.jspecify.annotations.Nullable;

/// Leads the market through a bar: along the bar's own path, or candle by candle where there are
/// finer ones. Between two finer candles it jumps, as between two bars.
final class Walker {
  private final Candles candles;
  private final @Nullable Candles detail;
  private final Instrument instrument;
  private final SimVenue venue;
  private final boolean timed;
  private final Runnable settle;
  private int first;
  private int end;

  /// @param timed whether the venue must know the time inside a bar
  /// @param settle fills what can be filled where the market is, and on its way
  Walker(Market market, SimVenue venue, boolean timed, Runnable settle) {
    this.candles = market.candles();
    this.detail = market.detail();
    this.instrument = market.instrument();
    this.venue = venue;
    this.timed = timed;
    this.settle = settle;
  }

  /// A bar begins.
  void begin(int bar) {
    if (detail != null) {
      first = detail.indexAtOrAfter(candles.time()[bar]);
      end = detail.indexAtOrAfter(candles.closeTime(bar));
    }
    if (detail != null && first < end) {
      venue.begin(candles.time()[bar], detail.volume()[first]);
    } else {
      venue.begin(candles.time()[bar], candles.volume()[bar]);
    }
  }

  /// Walks from the open of the bar that began to its close.
  void walk(int bar) {
    long at = candles.time()[bar];
    if (detail == null || first >= end) {
      walk(candles, bar, at);
      return;
    }
    for (int fine = first; fine < end; fine++) {
      if (fine > first) {
        venue.begin(detail.time()[fine], detail.volume()[fine]);
      }
      walk(detail, fine, at);
    }
    venue.head(candles.close()[bar]);
    settle.run();
  }

  private void walk(Candles bars, int bar, long at) {
    venue.jump(at, bars.open()[bar]);
    settle.run();
    boolean highFirst = Path.highFirst(bars, bar, instrument);
    double turn = highFirst ? bars.high()[bar] : bars.low()[bar];
    double other = highFirst ? bars.low()[bar] : bars.high()[bar];
    if (timed) {
      walkInTime(bars, bar, turn, other);
      return;
    }
    venue.head(turn);
    settle.run();
    venue.head(other);
    settle.run();
    venue.head(bars.close()[bar]);
    settle.run();
  }

  /// At constant speed from open to close.
  private void walkInTime(Candles bars, int bar, double turn, double other) {
    double close = bars.close()[bar];
    double there = Math.abs(turn - bars.open()[bar]);
    double back = there + Math.abs(other - turn);
    double whole = back + Math.abs(close - other);
    long start = bars.time()[bar];
    long millis = bars.timeframe().millis();
    venue.head(turn, start + part(millis, there, whole));
    settle.run();
    venue.head(other, start + part(millis, back, whole));
    settle.run();
    venue.head(close, start + millis);
    settle.run();
  }

  private static long part(long millis, double way, double whole) {
    return whole > 0 ? (long) (millis * (way / whole)) : 0;
  }
}
