package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.NumberKernel;

/// Wilder's relative strength index, 0 to 100, as ta4j 0.22.2 has it: no value in the first
/// `length` bars; the averages of gain and loss begin with those of bar `length` alone. 100 where
/// nothing was lost, 0 where nothing moved at all.
final class RelativeStrength implements NumberKernel {
  private final Column of;
  private final int length;
  private final double weight;
  private double gain = Double.NaN;
  private double loss = Double.NaN;

  RelativeStrength(Column of, int length) {
    this.of = of;
    this.length = length;
    this.weight = 1.0 / length;
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] values = of.values();
    for (int bar = from; bar < to; bar++) {
      if (bar < length) {
        out[bar] = Double.NaN;
        continue;
      }
      double change = values[bar] - values[bar - 1];
      if (Double.isNaN(change)) {
        gain = Double.NaN;
        loss = Double.NaN;
      } else {
        gain = Smoothing.wilder(gain, Math.max(change, 0), weight);
        loss = Smoothing.wilder(loss, Math.max(-change, 0), weight);
      }
      out[bar] = strength();
    }
  }

  private double strength() {
    if (loss == 0) {
      return gain == 0 ? 0 : 100;
    }
    return 100 - 100 / (1 + gain / loss);
  }
}
