package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.CompensatedSum;
import io.opentrade.engine.column.NumberKernel;
import org.jspecify.annotations.Nullable;

/// What has come together from the first bar on. A bar without a value has none and adds nothing.
/// Where a reset is known to be true, everything begins anew with that bar.
final class Cumulation implements NumberKernel {
  private final Column of;
  private final @Nullable Column reset;
  private final Operation operation;
  private CompensatedSum sum = new CompensatedSum();
  private double total = Double.NaN;

  enum Operation {
    SUM,
    PRODUCT,
    MINIMUM,
    MAXIMUM
  }

  /// @param reset a column that is not 0 where everything begins anew; null for never
  Cumulation(Column of, @Nullable Column reset, Operation operation) {
    this.of = of;
    this.reset = reset;
    this.operation = operation;
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] values = of.values();
    double[] resets = reset == null ? null : reset.values();
    for (int bar = from; bar < to; bar++) {
      if (resets != null && Math.abs(resets[bar]) > 0) {
        sum = new CompensatedSum();
        total = Double.NaN;
      }
      double value = values[bar];
      out[bar] = Double.isNaN(value) ? value : add(value);
    }
  }

  private double add(double value) {
    if (operation == Operation.SUM) {
      sum.add(value);
      return finite(sum.value());
    }
    total = Double.isNaN(total) ? value : joined(value);
    return finite(total);
  }

  private double joined(double value) {
    return switch (operation) {
      case PRODUCT -> total * value;
      case MINIMUM -> Math.min(total, value);
      case MAXIMUM -> Math.max(total, value);
      case SUM -> throw new IllegalStateException("sums are compensated");
    };
  }

  private static double finite(double value) {
    return Math.abs(value) <= Double.MAX_VALUE ? value : Double.NaN;
  }
}
