package io.opentrade.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A finished backtest as it is kept.
///
/// @param summary what lists show
/// @param document the whole result, JSON text
/// @param equityTime when each equity value was taken, milliseconds since the epoch (UTC)
/// @param equity in units of the quote currency, as many as times
public record Run(Summary summary, String document, long[] equityTime, double[] equity) {

  /// What lists show of a run.
  ///
  /// @param id short, in lower case; a later run has a greater id
  /// @param facts metrics and settings for people, in the order in which they were given
  public record Summary(String id, Instant created, String strategy, Map<String, String> facts) {
    public Summary {
      facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
  }

  public Run {
    if (equityTime.length != equity.length) {
      throw new IllegalArgumentException("equity columns differ in length");
    }
  }
}
