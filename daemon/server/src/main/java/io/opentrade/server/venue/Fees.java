package io.opentrade.server.venue;

import java.math.BigDecimal;

/// Shares of the notional that are paid, as fractions; negative for a rebate.
///
/// @param maker for an order that waited
/// @param taker for one that did not
public record Fees(BigDecimal maker, BigDecimal taker) {}
