package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// How a backtest fills orders; null anywhere means the default.
///
/// @param moment `open`: a decision is filled at the next bar's open; `close`: at the close it was
///     made at; null for `open`
/// @param slippage of orders that take: `2ticks`, `0.05%`, `volume:0.1` or `root:0.1`; null for
///     none
/// @param volumeShare the part of a bar's volume that fills may take, 0.1 for 10 %; null for full
///     fills
/// @param latency until an order arrives: `2bars`, `500ms` or `3s`; null for none
/// @param makerFeeRate fee of orders that rested before they were filled; null for the same as any
/// @param feeCurrency `quote` or `base` (purchases pay in the base currency); null for `quote`
/// @param minimumNotional below which entries are refused; null for none
/// @param detail finer candles of the main series, walked inside its bars; null for none
/// @param book recorded orders of the market, whose levels orders at the market take; null for none
/// @param feeTiers fees by the volume of thirty days, lines of `volume,maker,taker`; null for the
///     rates of the request
/// @param feeCoin a third currency that fees are paid in, with its price; null for none
/// @param sizeAt `open` or `close`: the price that entries are sized at; null for `open`
/// @param path `nearest`, `high`, `low` or `worst`: what a bar reaches first; null for `nearest`
/// @param compat another program's rules instead of ours; null for ours
public record FillRules(
    @Nullable String moment,
    @Nullable String slippage,
    @Nullable Decimal volumeShare,
    @Nullable String latency,
    @Nullable Decimal makerFeeRate,
    @Nullable String feeCurrency,
    @Nullable Decimal minimumNotional,
    @Nullable DataSource detail,
    @Nullable InputFile book,
    @Nullable InputFile feeTiers,
    @Nullable FeeCoin feeCoin,
    @Nullable String sizeAt,
    @Nullable String path,
    @Nullable Compat compat) {
  /// Defaults throughout.
  public static final FillRules PLAIN =
      new FillRules(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null);
}
