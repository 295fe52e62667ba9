package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.NumberKernel;

/// An average that each value moves by a share of the way to itself that differs from bar to bar.
/// It begins with the value before the first share; a bar where either has no value has none, and
/// the average begins anew after it.
final class AdaptiveAverage implements NumberKernel {
  private final Column of;
  private final Column share;
  private double average = Double.NaN;

  AdaptiveAverage(Column of, Column share) {
    this.of = of;
    this.share = share;
  }

  @Override
  public void advance(int from, int to, double[] out) {
    double[] values = of.values();
    double[] shares = share.values();
    double running = average;
    for (int bar = from; bar < to; bar++) {
      double before = Double.isNaN(running) && bar > 0 ? values[bar - 1] : running;
      double next = before + shares[bar] * (values[bar] - before);
      running = Math.abs(next) <= Double.MAX_VALUE ? next : Double.NaN;
      out[bar] = running;
    }
    average = running;
  }
}
