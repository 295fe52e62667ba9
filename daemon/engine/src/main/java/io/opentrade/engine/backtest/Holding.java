package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;

/// What the account holds from the close of a bar until the next holding. Together with the closes
/// it gives the exact equity of every bar.
///
/// @param bar index into the market's candles
/// @param quantity positive when long, negative when short
public record Holding(int bar, Money cash, Quantity quantity) {}
