package io.opentrade.server.session;

import java.util.Map;
import java.util.TreeMap;

/// What happened in all runs together.
final class ChaosTally {
  final Map<String, Long> faults = new TreeMap<>();
  int seeds;
  int kills;
  int stops;
  int orders;
  int fills;

  /// @return in words, on one line
  @Override
  public String toString() {
    return "%d seeds, %d kills, %d stops, %d orders, %d fills, faults %s"
        .formatted(seeds, kills, stops, orders, fills, faults);
  }
}
