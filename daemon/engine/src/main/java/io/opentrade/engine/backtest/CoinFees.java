package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.sim.FeeCoin;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Adds up what was paid of a third currency.
final class CoinFees {
  private final @Nullable FeeCoin coin;
  private BigDecimal units = BigDecimal.ZERO;

  CoinFees(@Nullable FeeCoin coin) {
    this.coin = coin;
  }

  void paid(Fill fill) {
    if (coin != null) {
      units = units.add(coin.units(fill.fee(), fill.at()));
    }
  }

  /// All of it; null where fees are paid in the currency of the account.
  @Nullable CoinPaid end() {
    return coin == null ? null : new CoinPaid(coin.name(), units);
  }
}
