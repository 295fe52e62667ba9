package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Bars;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.strategy.Field;

/// Wilder's parabolic stop and reverse, in price, as ta4j 0.22.2 has it (where it takes quadratic
/// time). No value at the first bar; at the second it begins with the trend of the two closes.
final class ParabolicStop implements NumberKernel {
  private final Bars bars;
  private final double start;
  private final double maximum;
  private final double increment;
  private boolean rising;
  private double extreme;
  private double acceleration;
  private double stop;

  ParabolicStop(Bars bars, double start, double maximum, double increment) {
    this.bars = bars;
    this.start = start;
    this.maximum = maximum;
    this.increment = increment;
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] high = bars.column(Field.HIGH).values();
    double[] low = bars.column(Field.LOW).values();
    for (int bar = from; bar < to; bar++) {
      if (bar == 0) {
        out[bar] = Double.NaN;
        continue;
      }
      if (bar == 1) {
        begin(high[0], low[0]);
      } else {
        move(high[bar], low[bar]);
        stop =
            rising
                ? Math.min(stop, Math.min(low[bar - 1], low[bar - 2]))
                : Math.max(stop, Math.max(high[bar - 1], high[bar - 2]));
      }
      out[bar] = stop;
    }
  }

  private void begin(double high, double low) {
    double[] close = bars.column(Field.CLOSE).values();
    rising = close[0] < close[1];
    acceleration = start;
    stop = rising ? low : high;
    extreme = rising ? high : low;
  }

  private void move(double high, double low) {
    stop += acceleration * (extreme - stop);
    boolean turned = rising ? low < stop : high >= stop;
    if (turned) {
      stop = extreme;
      extreme = rising ? low : high;
      acceleration = start;
      rising = !rising;
    } else if (rising ? high > extreme : low < extreme) {
      extreme = rising ? high : low;
      acceleration = Math.min(acceleration + increment, maximum);
    }
  }
}
