package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Bars;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.strategy.Field;

/// Wilder's parabolic stop and reverse, in price, in linear time. No value at the first bar.
///
/// As ta4j 0.22.2 has it, the trend begins as that of the first two closes, and the second bar
/// speeds nothing up. As Wilder's own tables and Achelis have it, it begins as that of the middles
/// of the first two bars, and the second bar counts like any other.
final class ParabolicStop implements NumberKernel {
  private final Bars bars;
  private final double start;
  private final double maximum;
  private final double increment;
  private final Seed seed;
  private boolean rising;
  private double extreme;
  private double acceleration;
  private double stop;

  /// @param seed `TA4J` or `WILDER`
  ParabolicStop(Bars bars, double start, double maximum, double increment, Seed seed) {
    this.bars = bars;
    this.start = start;
    this.maximum = maximum;
    this.increment = increment;
    this.seed = seed;
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
        begin(high, low);
      } else {
        stop += acceleration * (extreme - stop);
        move(high[bar], low[bar]);
        stop =
            rising
                ? Math.min(stop, Math.min(low[bar - 1], low[bar - 2]))
                : Math.max(stop, Math.max(high[bar - 1], high[bar - 2]));
      }
      out[bar] = stop;
    }
  }

  private void begin(double[] high, double[] low) {
    double[] close = bars.column(Field.CLOSE).values();
    rising = seed == Seed.TA4J ? close[0] < close[1] : high[0] + low[0] <= high[1] + low[1];
    acceleration = start;
    stop = rising ? low[0] : high[0];
    extreme = rising ? high[0] : low[0];
    if (seed != Seed.TA4J) {
      move(high[1], low[1]);
    }
  }

  private void move(double high, double low) {
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
