package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;

/// What a position paid at one time of funding.
///
/// @param time milliseconds since the epoch (UTC)
/// @param rate a fraction of the position's value
/// @param mark the mark price then
/// @param quantity that was held, negative when short
/// @param payment in the currency of settlement, negative for what was received
public record FundingPayment(
    String symbol, long time, double rate, Price mark, Quantity quantity, Money payment) {}
