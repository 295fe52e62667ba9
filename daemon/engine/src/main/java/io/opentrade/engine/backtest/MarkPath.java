package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The mark price along the bars of a market: by the bar its open, high, low and close, NaN where
/// it is not known. Marks of finer candles are put together; those of coarser candles say nothing
/// of the way inside a bar, so only their opens are known.
final class MarkPath {
  private final Candles marks;
  private final double[] open;
  private final double[] high;
  private final double[] low;
  private final double[] close;

  /// @param marks candles of the mark price
  /// @param bars of the market
  MarkPath(Candles marks, Candles bars) {
    this.marks = marks;
    int size = bars.size();
    open = unknown(size);
    high = unknown(size);
    low = unknown(size);
    close = unknown(size);
    if (bars.timeframe().millis() % marks.timeframe().millis() == 0) {
      for (int bar = 0; bar < size; bar++) {
        gather(bar, bars.time()[bar], bars.endTime(bar));
      }
    }
  }

  private static double[] unknown(int size) {
    double[] values = new double[size];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private void gather(int bar, long from, long to) {
    int first = marks.indexAtOrAfter(from);
    int end = marks.indexAtOrAfter(to);
    if (first >= end || marks.time()[first] != from) {
      return;
    }
    open[bar] = marks.open()[first];
    high[bar] = marks.high()[first];
    low[bar] = marks.low()[first];
    for (int each = first + 1; each < end; each++) {
      high[bar] = Math.max(high[bar], marks.high()[each]);
      low[bar] = Math.min(low[bar], marks.low()[each]);
    }
    close[bar] = marks.close()[end - 1];
  }

  /// Whether the way of the mark price through that bar is known.
  boolean knows(int bar) {
    return !Double.isNaN(open[bar]);
  }

  double open(int bar) {
    return open[bar];
  }

  /// Whether the high of a bar that is known is nearer to its open than the low, decided as for the
  /// market itself: of equal distances doubles make one the shorter.
  boolean highNearer(int bar, Instrument instrument) {
    return Path.highFirst(open[bar], high[bar], low[bar], instrument);
  }

  /// Where the mark price is after a leg of its way through a bar that is known: one of high and
  /// low, the other, the close.
  ///
  /// @param leg 0, 1 or 2
  double waypoint(int bar, int leg, boolean highFirst) {
    return switch (leg) {
      case 0 -> highFirst ? high[bar] : low[bar];
      case 1 -> highFirst ? low[bar] : high[bar];
      default -> close[bar];
    };
  }

  double high(int bar) {
    return high[bar];
  }

  double low(int bar) {
    return low[bar];
  }

  /// The mark price at a time: the open of the candle that begins then, else the last that was
  /// known before inside a candle's length; NaN where there is none.
  double at(long time) {
    int next = marks.indexAtOrAfter(time);
    if (next < marks.size() && marks.time()[next] == time) {
      return marks.open()[next];
    }
    boolean covered = next > 0 && time < marks.time()[next - 1] + 2 * marks.timeframe().millis();
    if (!covered) {
      return Double.NaN;
    }
    return time < marks.closeTime(next - 1) ? marks.open()[next - 1] : marks.close()[next - 1];
  }

  /// The same for a mark that may not be given.
  static double at(@Nullable MarkPath path, long time) {
    return path == null ? Double.NaN : path.at(time);
  }
}
