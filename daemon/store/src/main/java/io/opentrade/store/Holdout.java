package io.opentrade.store;

import java.time.Instant;

/// A range of a market that is locked away.
///
/// @param market such as `BTC/USDT@binance`: all its series
/// @param from the first instant of it; it has no end
/// @param uses how often it was read nevertheless
public record Holdout(String market, Instant from, long uses) {}
