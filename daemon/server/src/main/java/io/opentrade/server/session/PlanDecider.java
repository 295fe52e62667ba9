package io.opentrade.server.session;

import io.opentrade.engine.backtest.SignalStrategy;
import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.LiveEvaluator;
import io.opentrade.engine.column.Mask;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.Role;
import io.opentrade.engine.strategy.View;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides on closed bars by a plan, one after the other, as a backtest over the same bars would.
/// Not thread-safe.
final class PlanDecider {
  private final LiveEvaluator evaluator;
  private final Plan plan;

  /// @param parameters values of the parameters that the plan names
  /// @throws io.opentrade.engine.strategy.PlanException where it cannot be carried out
  PlanDecider(Timeframe timeframe, Plan plan, Map<String, Double> parameters) {
    this.evaluator = new LiveEvaluator(timeframe, Map.of(), parameters);
    this.plan = plan;
    signals(); // refuses now what it would refuse at the first bar
  }

  /// Another bar has closed. A bar that is not behind the last is left out: it came twice.
  ///
  /// @return whether it was new
  boolean closed(Candle bar, long last) {
    if (bar.time() <= last) {
      return false;
    }
    evaluator.append(bar);
    // Columns grow with the bars, whether anybody asks or not.
    signals();
    return true;
  }

  /// How many bars there were.
  int bars() {
    return evaluator.bars();
  }

  /// What the plan says at the last bar.
  List<Intent> decide(double held, double entryPrice, double cash, double equity) {
    return new SignalStrategy(signals()).onBar(new Present(held, entryPrice, cash, equity));
  }

  /// The columns at the last bar, as columns of a single bar.
  private Signals signals() {
    return new Signals(
        mask(Role.ENTER_LONG),
        mask(Role.EXIT_LONG),
        mask(Role.ENTER_SHORT),
        mask(Role.EXIT_SHORT),
        number(Role.SIZE),
        number(Role.LIMIT),
        number(Role.STOP),
        number(Role.TAKE_PROFIT),
        number(Role.TRAIL),
        number(Role.LEVERAGE),
        plan.entryTag(),
        plan.exitTag());
  }

  private Mask mask(Role role) {
    Expression column = plan.columns().get(role);
    boolean set = column != null && evaluator.condition(column);
    return Mask.of(1, _ -> set);
  }

  private double @Nullable [] number(Role role) {
    Expression column = plan.columns().get(role);
    return column == null ? null : new double[] {evaluator.number(column)};
  }

  private record Present(
      double positionQuantity, double positionEntryPrice, double cash, double equity)
      implements View {
    @Override
    public int bar() {
      return 0;
    }
  }
}
