package io.opentrade.scripting.bars;

import io.opentrade.scripting.plan.PlanBuilder;
import io.opentrade.scripting.plan.Refusal;
import java.util.function.Supplier;
import org.graalvm.polyglot.HostAccess.Export;

/// A number column as far as the script may see it: up to the bar that has just closed.
public final class NumberCell implements Cell {
  /// The value at the bar that has just closed; NaN for none. Written before each call.
  @Export public double now;

  private final PlanBuilder builder;
  private final Supplier<double[]> column;
  private double[] values = {};
  private int bar;

  NumberCell(PlanBuilder builder, Supplier<double[]> column, int bar) {
    this.builder = builder;
    this.column = column;
    moveTo(bar);
  }

  @Override
  public void moveTo(int index) {
    bar = index;
    values = column.get();
    now = index < 0 ? Double.NaN : values[index];
  }

  /// The value `bars` bars ago; NaN before the start.
  @Export
  public double ago(int bars) {
    if (bars < 0) {
      builder.guarded(
          () -> {
            throw new Refusal(
                "ago(n) looks back n bars, and n is " + bars, "the bars ahead cannot be seen");
          });
    }
    return bars > bar ? Double.NaN : values[bar - bars];
  }
}
