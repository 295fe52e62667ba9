package io.opentrade.protocol;

import java.time.Instant;

/// A fill.
///
/// @param order the id of its order
/// @param fee in the account's currency; negative for a rebate
public record FillInfo(
    String id,
    String order,
    String account,
    String symbol,
    String side,
    Decimal quantity,
    Decimal price,
    Decimal notional,
    Decimal fee,
    Instant at) {}
