package io.opentrade.protocol;

import java.time.Instant;

/// An account at a glance.
///
/// @param demo whether it trades with play money on live prices
/// @param exchange whose markets it trades
/// @param currency of its cash
/// @param equity cash and what is held, at the prices last heard of
/// @param state `active`, `reducing` or `halted`
/// @param positions how many are open
/// @param orders how many are open
public record AccountInfo(
    String name,
    boolean demo,
    String exchange,
    String currency,
    Decimal equity,
    String state,
    int positions,
    int orders,
    Instant created) {}
