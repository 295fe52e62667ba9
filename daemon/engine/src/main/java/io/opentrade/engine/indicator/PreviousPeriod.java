package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Bars;
import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.strategy.Field;

/// Prices of the last period that is over: yesterday's high, last week's close. No value in the
/// first period.
final class PreviousPeriod implements NumberKernel {
  private final Bars bars;
  private final Column periods;
  private final Field field;
  private double period = Double.NaN;
  private double current = Double.NaN;
  private double previous = Double.NaN;

  /// @param periods a number that changes where a period begins
  PreviousPeriod(Bars bars, Column periods, Field field) {
    this.bars = bars;
    this.periods = periods;
    this.field = field;
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] values = bars.column(field).values();
    double[] numbers = periods.values();
    for (int bar = from; bar < to; bar++) {
      if (numbers[bar] != period) {
        previous = current;
        current = values[bar];
        period = numbers[bar];
      } else {
        current = joined(current, values[bar]);
      }
      out[bar] = previous;
    }
  }

  private double joined(double before, double value) {
    return switch (field) {
      case OPEN -> before;
      case HIGH -> Math.max(before, value);
      case LOW -> Math.min(before, value);
      case CLOSE -> value;
      case VOLUME -> before + value;
    };
  }
}
