package io.opentrade.engine.sim;

/// The rules of backtesting.py. A decision fills at the next open. In a bar an exit by signal comes
/// first, then every stop-loss (at its price, at the open where the bar begins beyond it), then
/// take-profits and waiting limit entries in their order (at their price, at the open where that is
/// better), then market entries, whose own stop and take-profit are looked at in the same bar
/// again. A limit entry's are looked at from the next bar on. A limit entry waits until it is
/// filled or another entry replaces it. Sizes are reckoned when the entry fills.
public record BacktestingPy() implements Convention {}
