package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Bars;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.strategy.Field;

/// Wilder's directional movement: the two indicators `plus` and `minus`, their index `dx`, and its
/// average `adx`, all 0 to 100; and the smoothed movements as sums over the length, in price. The
/// first bar moved nowhere; with the seed `WILDER` it does not count, with `SMA` and `TALIB` it
/// counts as a range of 0. TA-Lib begins the average of the index one bar later.
final class DirectionalIndex implements NumberKernel {
  private final Bars bars;
  private final int length;
  private final int smoothing;
  private final Seed seed;
  private final Output output;
  private final RunningAverage ranges;
  private final RunningAverage rises;
  private final RunningAverage falls;
  private final RunningAverage indices;

  enum Output {
    ADX,
    PLUS,
    MINUS,
    DX,
    PLUS_MOVEMENT,
    MINUS_MOVEMENT
  }

  DirectionalIndex(Bars bars, int length, int smoothing, Seed seed, Output output) {
    this.bars = bars;
    this.length = length;
    this.smoothing = smoothing;
    this.seed = seed;
    this.output = output;
    this.ranges = RunningAverage.wilder(seed, length);
    this.rises = RunningAverage.wilder(seed, length);
    this.falls = RunningAverage.wilder(seed, length);
    this.indices = RunningAverage.wilder(seed, smoothing);
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] high = bars.column(Field.HIGH).values();
    double[] low = bars.column(Field.LOW).values();
    double[] close = bars.column(Field.CLOSE).values();
    for (int bar = from; bar < to; bar++) {
      if (bar == 0) {
        out[0] = first(high[0] - low[0]);
        continue;
      }
      double up = high[bar] - high[bar - 1];
      double down = low[bar - 1] - low[bar];
      double range = TrueRange.reach(high[bar], low[bar], close[bar - 1]);
      out[bar] = next(bar, range, up > down && up > 0 ? up : 0, down > up && down > 0 ? down : 0);
    }
  }

  private double first(double range) {
    return switch (seed) {
      case TA4J, FIRST -> next(0, Math.abs(range), 0, 0);
      case SMA, TALIB -> next(0, 0, 0, 0);
      case WILDER -> Double.NaN;
    };
  }

  private double next(int bar, double range, double up, double down) {
    double reach = ranges.next(bar, range);
    double rise = rises.next(bar, up);
    double fall = falls.next(bar, down);
    double plus = reach == 0 ? 0 : 100 * (rise / reach);
    double minus = reach == 0 ? 0 : 100 * (fall / reach);
    double both = plus + minus;
    double index = both == 0 ? 0 : 100 * (Math.abs(plus - minus) / both);
    return switch (output) {
      case PLUS -> plus;
      case MINUS -> minus;
      case DX -> index;
      case ADX -> average(bar, index);
      case PLUS_MOVEMENT -> rise * length;
      case MINUS_MOVEMENT -> fall * length;
    };
  }

  private double average(int bar, double index) {
    if (seed == Seed.TALIB && bar < length) {
      return Double.NaN;
    }
    double average = indices.next(bar, index);
    return seed == Seed.TA4J && bar < length + smoothing ? Double.NaN : average;
  }
}
