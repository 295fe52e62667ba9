package io.opentrade.server.venue;

import java.math.BigDecimal;

/// A payment of funding as the exchange tells it.
///
/// @param id the exchange's, unique within the account: book each once
/// @param code the exchange's name of the market
/// @param received in the currency of settlement, negative for what was paid
/// @param at milliseconds since the epoch (UTC)
public record VenueFunding(String id, String code, BigDecimal received, String currency, long at) {}
