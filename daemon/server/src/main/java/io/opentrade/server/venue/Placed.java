package io.opentrade.server.venue;

import io.opentrade.engine.domain.OrderId;

/// The exchange took an order. How it fares is asked or told later.
///
/// @param theirs the exchange's id
/// @param at of the exchange, milliseconds since the epoch (UTC); 0 where it does not tell
public record Placed(OrderId ours, String theirs, long at) {}
