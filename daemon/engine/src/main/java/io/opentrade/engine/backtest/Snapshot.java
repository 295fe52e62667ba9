package io.opentrade.engine.backtest;

import io.opentrade.engine.strategy.View;

/// The account after a closed bar, in doubles.
record Snapshot(
    int bar, double positionQuantity, double positionEntryPrice, double cash, double equity)
    implements View {}
