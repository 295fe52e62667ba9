package io.opentrade.server.autopilot;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.Decimal;
import java.util.Map;

/// A strategy that works for the autopilot.
///
/// @param name by which the account knows it; never used twice
/// @param strategy name of its file
/// @param share of the equity that it was given, such as 0.25
/// @param budget that share in money
/// @param set parameters, as text
record Leg(
    String name,
    String strategy,
    String series,
    double share,
    Decimal budget,
    Map<String, String> set) {
  Leg {
    set = Map.copyOf(set);
  }

  String symbol() {
    return SeriesName.of(series).symbol();
  }

  boolean is(Candidate candidate) {
    return strategy.equals(candidate.strategy()) && series.equals(candidate.series());
  }
}
