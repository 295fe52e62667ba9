package io.opentrade.server.alert.watch;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.server.alert.watch.Check.Comparison;
import io.opentrade.server.alert.watch.Check.Pulse;
import java.util.List;
import java.util.Map;

/// An expression made ready.
///
/// @param quick cells that comparisons depend on by straight lines, with those comparisons
/// @param always cells at whose every change it must be looked at
/// @param events what waits for events
/// @param crosses what waits for bars of a series
record Compiled(
    Check check,
    Map<Cell, List<Comparison>> quick,
    List<Cell> always,
    List<Pulse> events,
    Map<Pulse, SeriesName> crosses) {}
