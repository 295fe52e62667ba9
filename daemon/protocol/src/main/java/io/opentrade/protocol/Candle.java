package io.opentrade.protocol;

import java.time.Instant;

/// One bar.
///
/// @param time when it opened
public record Candle(
    Instant time, Decimal open, Decimal high, Decimal low, Decimal close, Decimal volume) {}
