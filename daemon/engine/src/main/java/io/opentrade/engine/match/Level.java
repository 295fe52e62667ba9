package io.opentrade.engine.match;

/// What shows at one price.
///
/// @param price in ticks
/// @param quantity lots that show
/// @param orders how many rest there
public record Level(long price, long quantity, int orders) {}
