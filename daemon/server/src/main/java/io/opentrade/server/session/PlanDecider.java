package io.opentrade.server.session;

import io.opentrade.engine.backtest.SignalStrategy;
import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.LiveEvaluator;
import io.opentrade.engine.column.Mask;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.Role;
import io.opentrade.engine.strategy.View;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides on closed bars by a plan, one after the other, as a backtest over the same bars would.
/// Not thread-safe.
final class PlanDecider implements Decider {
  private final LiveEvaluator evaluator;
  private final Plan plan;

  /// @param parameters values of the parameters that the plan names
  /// @throws io.opentrade.engine.strategy.PlanException where it cannot be carried out
  PlanDecider(Timeframe timeframe, Plan plan, Map<String, Double> parameters) {
    this.evaluator = new LiveEvaluator(timeframe, Map.of(), parameters);
    this.plan = plan;
    signals(); // refuses now what it would refuse at the first bar
  }

  @Override
  public void learn(Candle bar) {
    evaluator.append(bar);
    // Columns grow with the bars, whether anybody asks or not.
    signals();
  }

  @Override
  public int bars() {
    return evaluator.bars();
  }

  /// A plan keeps nothing.
  @Override
  public void begin(StrategyMemory.Kept memory) {}

  @Override
  public Said decide(Moment moment) {
    return Said.of(
        new SignalStrategy(signals())
            .onBar(
                new Present(
                    moment.quantity(), moment.entryPrice(), moment.cash(), moment.equity())));
  }

  @Override
  public Said end() {
    return Said.of(List.of());
  }

  @Override
  public void close() {}

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
