package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// What is held.
///
/// @param strategy that holds it; null where a person does
/// @param quantity negative when short
/// @param price last heard of; null before the first
/// @param worth at that price, in the account's currency
/// @param unrealised what it has gained, before fees
public record PositionInfo(
    String account,
    String symbol,
    @Nullable ForeignText strategy,
    Decimal quantity,
    Decimal entryPrice,
    @Nullable Decimal price,
    Decimal worth,
    Decimal unrealised) {}
