package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;

/// The lows and highs of candles, to be searched for the first bar that reaches a price. The lowest
/// and highest of each stretch of bars are known, so that a stretch that stays between two prices
/// is passed over at once. Immutable.
final class BarRanges {
  private static final int STRETCH = 64;

  private final double[] low;
  private final double[] high;
  private final double[] lowest;
  private final double[] highest;
  private final boolean whole;

  BarRanges(Candles candles) {
    this.low = candles.low();
    this.high = candles.high();
    int stretches = (low.length + STRETCH - 1) / STRETCH;
    this.lowest = new double[stretches];
    this.highest = new double[stretches];
    boolean inside = true;
    for (int stretch = 0; stretch < stretches; stretch++) {
      inside &= look(candles, stretch);
    }
    this.whole = inside;
  }

  /// @return whether each bar opens and closes between its low and its high
  private boolean look(Candles candles, int stretch) {
    double[] open = candles.open();
    double[] close = candles.close();
    int from = stretch * STRETCH;
    double bottom = low[from];
    double top = high[from];
    boolean inside = true;
    for (int bar = from; bar < Math.min(low.length, from + STRETCH); bar++) {
      inside &= low[bar] <= Math.min(open[bar], close[bar]);
      inside &= high[bar] >= Math.max(open[bar], close[bar]);
      bottom = Math.min(bottom, low[bar]);
      top = Math.max(top, high[bar]);
    }
    lowest[stretch] = bottom;
    highest[stretch] = top;
    return inside;
  }

  /// Whether each bar opens and closes between its low and its high: else the market may meet a
  /// price that neither of them reaches.
  boolean whole() {
    return whole;
  }

  /// The first bar from `from` (inclusive) to `to` (exclusive) whose low is at most `floor` or
  /// whose high is at least `ceiling`; `to` where there is none.
  int next(int from, int to, double floor, double ceiling) {
    int bar = from;
    while (bar < to) {
      int stretch = bar / STRETCH;
      int end = Math.min(to, (stretch + 1) * STRETCH);
      if (lowest[stretch] <= floor || highest[stretch] >= ceiling) {
        for (; bar < end; bar++) {
          if (low[bar] <= floor || high[bar] >= ceiling) {
            return bar;
          }
        }
      }
      bar = end;
    }
    return to;
  }
}
