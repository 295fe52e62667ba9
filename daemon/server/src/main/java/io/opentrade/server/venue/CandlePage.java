package io.opentrade.server.venue;

import io.opentrade.engine.column.Candles;

/// Bars in order of time, and where to go on.
///
/// @param next ask again from here, milliseconds since the epoch (UTC); at or behind the end of the
///     range where there is no more. An empty page says nothing of later ones
public record CandlePage(Candles candles, long next) {}
