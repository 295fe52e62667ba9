package io.opentrade.engine.column;

import java.util.Arrays;

/// Earlier values of a column, by bars or by the closed bars of another series.
final class Shifting {
  private Shifting() {}

  /// The value `bars` bars ago.
  static NumberKernel shift(Column of, int bars) {
    return (from, to, out) -> {
      int start = Math.min(to, Math.max(from, bars));
      Arrays.fill(out, from, start, Double.NaN);
      System.arraycopy(of.values(), start - Math.min(start, bars), out, start, to - start);
    };
  }

  /// The value `bars` bars ago.
  static ConditionKernel shift(Flags of, int bars) {
    return (from, to, out) -> {
      for (int bar = Math.max(from, bars); bar < to; bar++) {
        out.copy(bar, of, bar - bars);
      }
    };
  }

  /// The value at the last bar of another series that closed at or before the close of the bar.
  static NumberKernel closed(Bars main, Bars other, Column of) {
    Reader reader = new Reader(main, other);
    return (from, to, out) -> {
      double[] values = of.values();
      for (int bar = from; bar < to; bar++) {
        int last = reader.last(bar);
        out[bar] = last < 0 ? Double.NaN : values[last];
      }
    };
  }

  /// The value at the last bar of another series that closed at or before the close of the bar.
  static ConditionKernel closed(Bars main, Bars other, Flags of) {
    Reader reader = new Reader(main, other);
    return (from, to, out) -> {
      for (int bar = from; bar < to; bar++) {
        int last = reader.last(bar);
        if (last >= 0) {
          out.copy(bar, of, last);
        }
      }
    };
  }

  /// Walks another series along with the main one.
  private static final class Reader {
    private final Bars main;
    private final Bars other;
    private int closed;

    Reader(Bars main, Bars other) {
      this.main = main;
      this.other = other;
    }

    int last(int bar) {
      long now = main.endTime(bar);
      long length = other.timeframe().millis();
      long[] starts = other.time();
      while (closed < other.size() && starts[closed] + length <= now) {
        closed++;
      }
      return closed - 1;
    }
  }
}
