package io.opentrade.server.session;

import io.opentrade.engine.backtest.SignalStrategy;
import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.LiveEvaluator;
import io.opentrade.engine.column.Mask;
import io.opentrade.engine.column.Scans;
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

/// A plan at work on one market: decides on closed bars, one after the other, as a backtest over
/// the same bars would. Not thread-safe.
final class MarketPlan {
  private final LiveEvaluator evaluator;
  private final Plan plan;

  /// @param others lengths of the bars of further series, by the strategy's names for them
  /// @param parameters values of the parameters that the plan names
  /// @param scans what the strategy computes by itself
  /// @throws io.opentrade.engine.strategy.PlanException where it cannot be carried out
  MarketPlan(
      Timeframe timeframe,
      Map<String, Timeframe> others,
      Plan plan,
      Map<String, Double> parameters,
      Scans scans) {
    this.evaluator = new LiveEvaluator(timeframe, others, parameters, scans);
    this.plan = plan;
    signals(); // refuses now what it would refuse at the first bar
  }

  /// Another bar has closed.
  ///
  /// @param series the empty text for the market's own
  void learn(String series, Candle bar) {
    if (series.isEmpty()) {
      evaluator.append(bar);
      // Columns grow with the bars, whether anybody asks or not.
      signals();
    } else {
      evaluator.append(series, bar);
    }
  }

  int bars() {
    return evaluator.bars();
  }

  /// What it wants at the last bar.
  List<Intent> decide(double quantity, double entryPrice, double cash, double equity) {
    return new SignalStrategy(signals()).onBar(new Present(quantity, entryPrice, cash, equity));
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
