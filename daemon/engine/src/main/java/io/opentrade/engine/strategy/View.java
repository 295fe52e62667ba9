package io.opentrade.engine.strategy;

import java.util.List;

/// What a strategy sees after a closed bar. It does not change during the callback. Doubles are
/// for deciding only; the ledger behind them is exact.
public interface View {
  /// Index of the bar that has just closed.
  int bar();

  /// Held quantity of the base currency; negative when short, 0 when flat.
  double positionQuantity();

  /// Average entry price of what is held; NaN when flat.
  double positionEntryPrice();

  /// Free cash in the quote currency.
  double cash();

  /// What happened to the strategy's orders since it was last asked, in order of time; empty where
  /// it does not listen.
  default List<OrderNews> news() {
    return List.of();
  }

  /// Cash plus the position at the bar's close.
  double equity();
}
