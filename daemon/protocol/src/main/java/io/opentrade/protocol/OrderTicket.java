package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// An order as a person asks for it. One of quantity, quote and percent says how much.
///
/// @param symbol such as `BTC/USDT`
/// @param side `buy` or `sell`
/// @param quantity in the base currency
/// @param quote an amount of the quote currency, fee included
/// @param percent of what is free: of the cash for a purchase, of what is held for a sale
/// @param limit price of the order; null for the market's
/// @param trigger price that activates it; null for at once
/// @param stopLoss price of the stop attached to an entry
/// @param takeProfit price of the take-profit attached to an entry
/// @param trail how far a stop follows the best price: a difference of prices such as `250`, or
///     `1.5%`; attached to an entry, or the order itself where that only reduces
/// @param oco price of a stop beside a limit order that reduces: the first to fill cancels the
///     other
/// @param timeInForce `gtc`, `ioc`, `fok` or `day`; null for `gtc`
/// @param reduceOnly whether it may only reduce what is held
/// @param leverage at which a future is held from now on, whole; null for as it is
/// @param margin what stands behind a future, `isolated` or `cross`; null for as it is
public record OrderTicket(
    String symbol,
    String side,
    @Nullable Decimal quantity,
    @Nullable Decimal quote,
    @Nullable Decimal percent,
    @Nullable Decimal limit,
    @Nullable Decimal trigger,
    @Nullable Decimal stopLoss,
    @Nullable Decimal takeProfit,
    @Nullable String trail,
    @Nullable Decimal oco,
    @Nullable String timeInForce,
    boolean postOnly,
    boolean reduceOnly,
    @Nullable Decimal leverage,
    @Nullable String margin) {
  public OrderTicket {
    Values.present("symbol", symbol);
    Values.present("side", side);
  }

  /// At the terms that there are.
  public OrderTicket(
      String symbol,
      String side,
      @Nullable Decimal quantity,
      @Nullable Decimal quote,
      @Nullable Decimal percent,
      @Nullable Decimal limit,
      @Nullable Decimal trigger,
      @Nullable Decimal stopLoss,
      @Nullable Decimal takeProfit,
      @Nullable String trail,
      @Nullable Decimal oco,
      @Nullable String timeInForce,
      boolean postOnly,
      boolean reduceOnly) {
    this(
        symbol,
        side,
        quantity,
        quote,
        percent,
        limit,
        trigger,
        stopLoss,
        takeProfit,
        trail,
        oco,
        timeInForce,
        postOnly,
        reduceOnly,
        null,
        null);
  }
}
