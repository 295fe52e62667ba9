package io.opentrade.server.venue;

import io.opentrade.engine.domain.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What holders of a perpetual future pay each other next.
///
/// @param rate of the position's worth, at the next time; those who are long pay where it is
///     positive
/// @param next when, milliseconds since the epoch (UTC)
/// @param mark price at which positions are valued; null where it is not told
/// @param index price of the underlying; null where it is not told
public record Funding(
    Market market, BigDecimal rate, long next, @Nullable Price mark, @Nullable Price index) {}
