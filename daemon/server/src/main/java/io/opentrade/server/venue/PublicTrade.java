package io.opentrade.server.venue;

import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;

/// A trade that everybody can see.
///
/// @param id the exchange's, unique within the market
/// @param taker who crossed the spread
/// @param at milliseconds since the epoch (UTC)
public record PublicTrade(String id, Price price, Quantity quantity, Side taker, long at) {}
