package io.opentrade.strategy;

import io.opentrade.scripting.bars.BarHost;
import io.opentrade.scripting.plan.PlanBuilder;
import java.util.List;

/// A market that the run does not have: what is ordered there is refused and counted.
final class Stranger extends Context {
  private final BarHost first;
  private final String name;

  /// @param first a market of the run
  Stranger(PlanBuilder builder, BarHost first, String name) {
    super(builder, first, name);
    this.first = first;
    this.name = name;
  }

  @Override
  public Position position() {
    return new Position(0, Double.NaN);
  }

  @Override
  public Bar bar() {
    double none = Double.NaN;
    return new Bar(-1, 0, none, none, none, none, none);
  }

  @Override
  public String symbol() {
    return name;
  }

  @Override
  public boolean fresh() {
    return false;
  }

  @Override
  public void buy(Order order) {
    first.orders.stranger(name, "buy");
  }

  @Override
  public void sell(Order order) {
    first.orders.stranger(name, "sell");
  }

  @Override
  public PlacedOrder order(Order order) {
    return new PlacedOrder(first.orders.stranger(name, order.sells() ? "sell" : "buy"));
  }

  @Override
  public List<PlacedOrder> orders() {
    return List.of();
  }

  @Override
  public void closePosition(String tag, double limit) {
    first.orders.stranger(name, "sell");
  }

  @Override
  public void plot(String plot, double value) {
    // There is nowhere to draw it.
  }
}
