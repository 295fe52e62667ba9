package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.OrderNews;
import io.opentrade.engine.strategy.View;
import java.util.List;

/// The account after a closed bar, in doubles.
record Snapshot(
    int bar,
    double positionQuantity,
    double positionEntryPrice,
    double cash,
    double equity,
    List<OrderNews> news)
    implements View {
  /// Of a strategy that does not listen.
  Snapshot(int bar, double quantity, double entryPrice, double cash, double equity) {
    this(bar, quantity, entryPrice, cash, equity, List.of());
  }
}
