package io.opentrade.server.simulate.exchange;

import java.math.BigDecimal;

/// A trade as the account sees it.
///
/// @param commission taken from what was received
/// @param asset in which it was taken
/// @param at the exchange's time, ms (UTC)
public record Fill(
    Trade trade,
    long order,
    long listId,
    String account,
    BigDecimal commission,
    String asset,
    boolean buyer,
    boolean maker,
    long at) {}
