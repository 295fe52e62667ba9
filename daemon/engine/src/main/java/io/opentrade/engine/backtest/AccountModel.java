package io.opentrade.engine.backtest;

import io.opentrade.engine.ledger.LotOrder;
import io.opentrade.engine.risk.MarginRules;
import java.math.BigDecimal;

/// What kind of account a run trades with.
///
/// @param margin what it may borrow
/// @param liquidationFee of the notional that is liquidated, a fraction; it takes no more than what
///     is left of what stands behind the position
/// @param liquidationBuffer how much earlier a position is liquidated than it must: a share of the
///     way from the entry price to the liquidation price, from 0 to below 1
/// @param lots in which order lots are closed: how profit is told, not how much cash there is
public record AccountModel(
    MarginRules margin, BigDecimal liquidationFee, BigDecimal liquidationBuffer, LotOrder lots) {
  /// Short sales on spot terms, no leverage, nothing liquidated before its margin is gone.
  public static final AccountModel PLAIN =
      new AccountModel(MarginRules.PLAIN, BigDecimal.ZERO, BigDecimal.ZERO, LotOrder.AVERAGE);

  public AccountModel {
    if (liquidationFee.signum() < 0 || liquidationFee.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("the liquidation fee is at least 0 % and below 100 %");
    }
    if (liquidationBuffer.signum() < 0 || liquidationBuffer.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("the liquidation buffer is at least 0 % and below 100 %");
    }
  }

  /// Whether what is bought and sold on spot with it is the same as with `PLAIN`, short sales
  /// aside.
  public boolean plainSpot() {
    return margin.leverage().compareTo(BigDecimal.ONE) == 0;
  }
}
