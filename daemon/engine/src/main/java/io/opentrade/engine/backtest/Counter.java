package io.opentrade.engine.backtest;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Intent;

/// Where foreign rules trade: at a price they name, through the engine and the ledger.
interface Counter {
  Position position();

  Money cash();

  /// Enters at that price, or is refused.
  ///
  /// @param wish without a limit and without protection
  /// @param since the bar from which the trade is dated
  void enter(Intent.Enter wish, double price, int since);

  /// Closes that much of what is held.
  ///
  /// @param on the bar by which the fill is dated
  void close(Quantity quantity, double price, int on, String reason);

  /// A wish came to nothing.
  void drop(Effect.Cause cause, String reason);
}
