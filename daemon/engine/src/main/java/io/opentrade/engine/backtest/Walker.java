package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.sim.BarPath;
import io.opentrade.engine.sim.SimVenue;
import org.jspecify.annotations.Nullable;

/// Leads the market through a bar: along the bar's own path, or candle by candle where there are
/// finer ones. Between two finer candles it jumps, as between two bars.
final class Walker {
  /// An arrival whose time does not matter.
  static final long UNTIMED = -1;

  /// What is done on the way.
  interface Steps {
    /// The market jumped to the open of a bar: fills what can be filled there.
    void jumped(Candles bars, int bar);

    /// The market sets out to a price: fills what can be filled on the way.
    ///
    /// @param leg 0 to the first turn, 1 to the second, 2 to the close
    /// @param arrival milliseconds since the epoch (UTC), or `UNTIMED`
    void walk(Candles bars, int bar, int leg, double to, long arrival);
  }

  private final Candles candles;
  private final @Nullable Candles detail;
  private final Lane lane;
  private final SimVenue venue;
  private final BarPath path;
  private final boolean timed;
  private final Steps steps;
  private int first;
  private int end;

  /// @param timed whether the venue must know the time inside a bar
  Walker(Lane lane, BarPath path, boolean timed, Steps steps) {
    this.candles = lane.candles;
    this.detail = lane.market.detail();
    this.lane = lane;
    this.venue = lane.venue;
    this.path = path;
    this.timed = timed;
    this.steps = steps;
  }

  /// A bar begins.
  void begin(int bar) {
    if (detail != null) {
      first = detail.indexAtOrAfter(candles.time()[bar]);
      end = detail.indexAtOrAfter(candles.endTime(bar));
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
    steps.walk(candles, bar, 2, candles.close()[bar], UNTIMED);
  }

  private void walk(Candles bars, int bar, long at) {
    venue.jump(at, bars.open()[bar]);
    steps.jumped(bars, bar);
    boolean nearer = Path.highFirst(bars, bar, lane.market.instrument());
    boolean highFirst = path.highFirst(lane.quantity, nearer);
    double turn = highFirst ? bars.high()[bar] : bars.low()[bar];
    double other = highFirst ? bars.low()[bar] : bars.high()[bar];
    double close = bars.close()[bar];
    if (!timed) {
      steps.walk(bars, bar, 0, turn, UNTIMED);
      steps.walk(bars, bar, 1, other, UNTIMED);
      steps.walk(bars, bar, 2, close, UNTIMED);
      return;
    }
    // At constant speed from open to close.
    double there = Math.abs(turn - bars.open()[bar]);
    double back = there + Math.abs(other - turn);
    double whole = back + Math.abs(close - other);
    long start = bars.time()[bar];
    long millis = bars.timeframe().millis();
    steps.walk(bars, bar, 0, turn, start + part(millis, there, whole));
    steps.walk(bars, bar, 1, other, start + part(millis, back, whole));
    steps.walk(bars, bar, 2, close, start + millis);
  }

  /// Sets out.
  static void head(SimVenue venue, double to, long arrival) {
    if (arrival == UNTIMED) {
      venue.head(to);
    } else {
      venue.head(to, arrival);
    }
  }

  private static long part(long millis, double way, double whole) {
    return whole > 0 ? (long) (millis * (way / whole)) : 0;
  }
}
