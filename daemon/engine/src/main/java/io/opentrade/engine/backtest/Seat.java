package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.Strategy;

/// A desk's place in a run: the market it trades, and who decides there.
///
/// @param number of the strategy, by which its weight in the account is found; several seats with
///     the same number share it
public record Seat(Market market, int number, Strategy strategy) {}
