package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.strategy.Direction;

/// An entry that is about to be sent, as limits look at it.
///
/// @param at milliseconds since the epoch (UTC)
/// @param strategy the number of the strategy that wants it
/// @param notional at the price it is expected to fill at, positive
/// @param price its worst price: the limit, the trigger, or what the market is expected to give
/// @param opens whether it begins a trade, rather than adds to one
public record Proposal(
    long at,
    int strategy,
    String symbol,
    Direction direction,
    Money notional,
    Price price,
    boolean opens) {}
