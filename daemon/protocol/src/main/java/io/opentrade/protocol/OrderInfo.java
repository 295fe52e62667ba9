package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An order and how it fares.
///
/// @param type `market`, `limit`, `stop`, `stop-limit`, `take-profit`, `take-profit-limit` or
///     `trailing-stop`
/// @param purpose `entry`, `exit`, `stop-loss`, `take-profit` or `trailing-stop`
/// @param state `submitted`, `unconfirmed`, `working`, `waiting here`, `partially filled`,
///     `cancel pending`, `filled`, `cancelled`, `rejected`, `denied` or `expired`; what waits here
///     is not at the exchange, which cannot hold it
/// @param reason why it was refused; null where it was not
/// @param key of the request that placed it; null for none
/// @param by who placed it
/// @param at when it was sent
public record OrderInfo(
    String id,
    String account,
    String symbol,
    String side,
    String type,
    String purpose,
    String state,
    @Nullable ForeignText reason,
    Decimal quantity,
    Decimal filled,
    @Nullable Decimal limit,
    @Nullable Decimal trigger,
    @Nullable ForeignText key,
    ForeignText by,
    Instant at) {}
