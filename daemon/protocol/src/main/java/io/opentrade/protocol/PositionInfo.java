package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// What is held.
///
/// @param strategy that holds it; null where a person does
/// @param quantity negative when short
/// @param price last heard of; null before the first
/// @param worth at that price, in the account's currency
/// @param unrealised what it has gained, before fees
/// @param leverage of a future; null for what is none
/// @param margin what stands behind a future, `isolated` or `cross`; null for what is none
/// @param mark price of a future as its exchange tells it; null where it does not
/// @param liquidation price at which the exchange takes it; null where there is none
public record PositionInfo(
    String account,
    String symbol,
    @Nullable ForeignText strategy,
    Decimal quantity,
    Decimal entryPrice,
    @Nullable Decimal price,
    Decimal worth,
    Decimal unrealised,
    @Nullable Decimal leverage,
    @Nullable String margin,
    @Nullable Decimal mark,
    @Nullable Decimal liquidation) {
  /// Of what is no future.
  public PositionInfo(
      String account,
      String symbol,
      @Nullable ForeignText strategy,
      Decimal quantity,
      Decimal entryPrice,
      @Nullable Decimal price,
      Decimal worth,
      Decimal unrealised) {
    this(
        account,
        symbol,
        strategy,
        quantity,
        entryPrice,
        price,
        worth,
        unrealised,
        null,
        null,
        null,
        null);
  }
}
