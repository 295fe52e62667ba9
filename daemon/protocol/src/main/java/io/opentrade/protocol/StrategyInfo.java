package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A strategy at work.
///
/// @param series what it trades on, such as `BTC/USDT@binance:5m`; several are parted by `, `
/// @param state `running`, `paused`, `stopped`, `waiting` (for its exchange, or to be loaded after
///     a restart) or `failed`
/// @param reason why it failed; null where it did not
/// @param budget that it began with; null for all of the account
/// @param equity what became of that
/// @param quantity that it holds, negative when short; null where it trades several markets
/// @param bars it knows of its first market, those of its warm-up included
/// @param decisions how often it wanted something since the daemon started
/// @param late decisions and bars that came too late to be traded on
public record StrategyInfo(
    ForeignText name,
    String account,
    String series,
    String state,
    @Nullable ForeignText reason,
    @Nullable Decimal budget,
    Decimal equity,
    @Nullable Decimal quantity,
    int bars,
    int decisions,
    int late,
    Instant since) {}
