package io.opentrade.research.backtest;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Binary.Operator;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.Role;
import io.opentrade.sandbox.BuiltPlan;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A worker that always makes the same plan, and remembers what it was asked.
final class Planner implements SilentWorker {
  static final Declaration DECLARATION =
      new Declaration(1, null, 0, Map.of(), Map.of(), Map.of(), Set.of(Style.SIGNALS));
  static final BuiltPlan PLAN = new BuiltPlan(upBars(), false, List.of(), 0);

  final List<String> asked = new ArrayList<>();
  boolean closed;

  private static Plan upBars() {
    Expression up =
        new Expression.Binary(
            Operator.GREATER,
            new Expression.Source("", Field.CLOSE),
            new Expression.Source("", Field.OPEN));
    return new Plan(Map.of(Role.ENTER_LONG, up), "", "", Map.of());
  }

  @Override
  public Declaration load(Script script) {
    asked.add("load " + script.name());
    return DECLARATION;
  }

  @Override
  public BuiltPlan plan(Map<String, ParameterValue> values) {
    asked.add("plan " + values);
    return PLAN;
  }

  @Override
  public void close() {
    closed = true;
  }
}
