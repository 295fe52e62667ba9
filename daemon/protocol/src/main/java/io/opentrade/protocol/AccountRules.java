package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// What kind of account a backtest trades with, and what kind of contract; null anywhere means the
/// default.
///
/// @param account `spot`: no short sales; `margin`: short sales on spot terms, without a loan; null
///     for `spot` where the symbol is a pair (`BTC/USDT`), else `margin`. Of no meaning for futures
/// @param contract `spot`, `linear` or `inverse`; null for what the symbol says
/// @param multiplier units of the base currency in one linear contract, of the quote currency in
///     one inverse contract; null for 1
/// @param leverage of entries that bring none of their own, from 1; null for 1
/// @param margin `isolated` or `cross`; null for `isolated`
/// @param mark candles of the mark price; null for the market's own prices
/// @param funding times and rates of funding; null for none
/// @param maintenanceRate margin to be kept, a share of the notional; null for none
/// @param maintenanceTiers the same by brackets of the notional, a file of `notional,rate,amount`;
///     null for none
/// @param liquidationFee share of the notional that is liquidated; null for none
/// @param liquidationBuffer how much earlier a position is liquidated, a share of the way from its
///     entry price to the price of liquidation; null for not at all
/// @param pnl in which order lots are closed: `average`, `fifo`, `lifo` or `hifo`; null for
///     `average`
public record AccountRules(
    @Nullable String account,
    @Nullable String contract,
    @Nullable Decimal multiplier,
    @Nullable Decimal leverage,
    @Nullable String margin,
    @Nullable DataSource mark,
    @Nullable DataSource funding,
    @Nullable Decimal maintenanceRate,
    @Nullable InputFile maintenanceTiers,
    @Nullable Decimal liquidationFee,
    @Nullable Decimal liquidationBuffer,
    @Nullable String pnl) {
  /// Defaults throughout.
  public static final AccountRules PLAIN =
      new AccountRules(null, null, null, null, null, null, null, null, null, null, null, null);

  public AccountRules {
    if (maintenanceRate != null && maintenanceTiers != null) {
      throw new IllegalArgumentException("maintenance is either a rate or a file of brackets");
    }
  }
}
