package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Column;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;

/// One of our columns as ta4j reads it: nothing before its beginning and nothing after the last bar
/// of the series.
///
/// @param begin index of our bar that is ta4j's bar 0
record Ta4jColumn(BarSeries series, Column column, int begin) implements Indicator<Num> {
  @Override
  public Num getValue(int index) {
    if (index < 0 || index > series.getEndIndex()) {
      return NaN.NaN;
    }
    double value = column.values()[begin + index];
    return Double.isNaN(value) ? NaN.NaN : series.numFactory().numOf(value);
  }

  @Override
  public int getCountOfUnstableBars() {
    return 0;
  }

  @Override
  public BarSeries getBarSeries() {
    return series;
  }

  /// For ta4j's own messages.
  @Override
  public String toString() {
    return "a column";
  }
}
