package io.opentrade.strategy;

import io.opentrade.scripting.plan.PlanBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/// What `signals` returns: which columns decide what.
public final class Plan {
  private final Map<String, Object> columns = new LinkedHashMap<>();
  private final Map<String, Column> plots = new LinkedHashMap<>();

  public Plan enterLong(Condition condition) {
    return put("enterLong", condition);
  }

  public Plan exitLong(Condition condition) {
    return put("exitLong", condition);
  }

  public Plan enterShort(Condition condition) {
    return put("enterShort", condition);
  }

  public Plan exitShort(Condition condition) {
    return put("exitShort", condition);
  }

  /// Size of the entry as a fraction of cash: a column, a number or a parameter.
  public Plan size(Object fraction) {
    return put("size", fraction);
  }

  /// Limit price of the entry.
  public Plan limit(Object price) {
    return put("limit", price);
  }

  /// Price of the stop-loss attached to the entry.
  public Plan stop(Object price) {
    return put("stop", price);
  }

  /// Price of the take-profit attached to the entry.
  public Plan takeProfit(Object price) {
    return put("takeProfit", price);
  }

  /// Distance of the trailing stop attached to the entry, in price.
  public Plan trail(Object distance) {
    return put("trail", distance);
  }

  public Plan leverage(Object leverage) {
    return put("leverage", leverage);
  }

  /// Written on each trade it enters.
  public Plan tag(String text) {
    return put("tag", text);
  }

  /// Written as the reason of each exit.
  public Plan exitTag(String text) {
    return put("exitTag", text);
  }

  /// Draws a column.
  public Plan plot(String name, Column column) {
    plots.put(name, column);
    return this;
  }

  private Plan put(String key, Object value) {
    columns.put(key, value);
    return this;
  }

  /// Hands it over, for the worker.
  public void describe(PlanBuilder builder) {
    columns.forEach((key, value) -> builder.decide(key, Scope.operand(value)));
    plots.forEach((name, column) -> builder.plot(name, column.node));
  }
}
