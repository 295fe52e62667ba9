package io.opentrade.research.candles;

import io.opentrade.engine.column.Candles;

/// What came out of files.
///
/// @param candles at least one bar, in order, without duplicates
/// @param grid tick, lot and money scale as inferred
public record Imported(Candles candles, Grid grid, QualityReport report) {}
