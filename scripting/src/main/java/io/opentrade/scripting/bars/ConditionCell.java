package io.opentrade.scripting.bars;

import io.opentrade.engine.column.Mask;
import io.opentrade.scripting.plan.PlanBuilder;
import io.opentrade.scripting.plan.Refusal;
import java.util.function.Supplier;
import org.graalvm.polyglot.HostAccess.Export;

/// A condition as far as the script may see it: up to the bar that has just closed.
public final class ConditionCell implements Cell {
  /// Whether it is known to be true at the bar that has just closed. Written before each call.
  @Export public boolean now;

  private final PlanBuilder builder;
  private final Supplier<Mask> column;
  private Mask mask = Mask.empty(0);
  private int bar;

  ConditionCell(PlanBuilder builder, Supplier<Mask> column, int bar) {
    this.builder = builder;
    this.column = column;
    moveTo(bar);
  }

  @Override
  public void moveTo(int index) {
    bar = index;
    mask = column.get();
    now = index >= 0 && mask.get(index);
  }

  /// Whether it was known to be true `bars` bars ago.
  @Export
  public boolean ago(int bars) {
    if (bars < 0) {
      builder.guarded(
          () -> {
            throw new Refusal(
                "ago(n) looks back n bars, and n is " + bars, "the bars ahead cannot be seen");
          });
    }
    return bars <= bar && mask.get(bar - bars);
  }
}
