package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Direction;

/// One round trip from flat to flat; a reversal ends one trade and begins the next.
///
/// @param id 1 for the first trade of the run
/// @param quantity all that was entered, positive
/// @param entryTime start of the bar of the first fill, milliseconds since the epoch (UTC)
/// @param entryPrice average over the entries, weighted by quantity
/// @param exitTime start of the bar of the last fill; of the last bar where `open`
/// @param exitPrice average over the exits; the last close where `open`
/// @param profit after fees and funding
/// @param profitPercent profit over the entry notional; not a number where that notional is 0
/// @param fees of entries and exits
/// @param funding paid while it was held, negative for what was received; 0 for what is no future
/// @param mae maximum adverse excursion: the worst price while held, as a percentage of the entry
///     price in the trade's favour, hence 0 or negative. Bars count with the part of their path
///     during which the trade was held
/// @param mfe maximum favourable excursion, likewise, 0 or positive
/// @param leverage at which it was entered; 1 for what is no future, but by the rules of another
///     program
/// @param entryTag of the first entry; the empty text for none
/// @param exitReason `signal` or the exit's own tag, `stop`, `takeProfit`, `trail`,
///     `liquidation`, `end`; by the rules of another program its own words; `open` where the trade
///     has not ended
/// @param bars from the bar of entry to the bar of exit; 0 within one bar
/// @param open whether it is still held at the end, and marked at the last close
public record Trade(
    int id,
    String symbol,
    Direction side,
    Quantity quantity,
    long entryTime,
    Price entryPrice,
    long exitTime,
    Price exitPrice,
    Money profit,
    double profitPercent,
    Money fees,
    Money funding,
    double mae,
    double mfe,
    double leverage,
    String entryTag,
    String exitReason,
    int bars,
    boolean open) {}
