package io.opentrade.engine.backtest;

import java.math.BigDecimal;

/// What was paid of a third currency as fees.
///
/// @param name of the currency
/// @param units how much of it
public record CoinPaid(String name, BigDecimal units) {}
