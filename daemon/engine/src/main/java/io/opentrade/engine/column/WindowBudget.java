package io.opentrade.engine.column;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.PlanException;

/// What the windows of a plan's indicators may hold together from bar to bar. A batch lets go of
/// each column in turn; live all of them stay, so that a few hundred of the longest windows would
/// take the memory of the process that evaluates a stranger's plan.
final class WindowBudget {
  /// Bars that a live plan may hold in windows: some 40 MB.
  static final long LIVE = 5_000_000;

  /// An indicator of ta4j holds a series of its own, and caches that nobody bounds.
  private static final long TA4J = 50_000;

  private static final String TA4J_PREFIX = "ta4j:";

  private final long most;
  private long taken;

  WindowBudget(long most) {
    this.most = most;
  }

  /// One without an end.
  static WindowBudget unlimited() {
    return new WindowBudget(Long.MAX_VALUE);
  }

  /// Takes what an indicator holds: each of its numbers may be the length of a window.
  ///
  /// @throws PlanException where that is too much
  void take(Expression.Indicator indicator, Scalars scalars) {
    double wanted = indicator.name().startsWith(TA4J_PREFIX) ? TA4J : 0;
    for (Argument argument : indicator.arguments()) {
      if (argument instanceof Argument.Number(var value)) {
        wanted += Math.max(0, scalars.value(value));
      }
    }
    if (wanted > most - taken) {
      throw new PlanException(
          "the windows of the plan are too long: live they may hold %,d bars together, and an"
                  .formatted(most)
              + " indicator of ta4j counts for %,d".formatted(TA4J));
    }
    taken += (long) wanted;
  }
}
