package io.opentrade.server.autopilot;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a strategy did on a market lately, on bars that its parameters were not chosen on.
///
/// @param windows tests, one after the other
/// @param winning of these, with a profit
/// @param trades that ended in the tests
/// @param netPercent profit of all tests as one account
/// @param drawdownPercent largest fall of that account, of its peak, not negative
/// @param returns of each day by its number since the epoch (UTC), for comparison with others
/// @param set parameters to go on with, as text
record Evidence(
    int windows,
    int winning,
    int trades,
    double netPercent,
    double drawdownPercent,
    SortedMap<Long, Double> returns,
    Map<String, String> set) {
  /// Fewer days say nothing about whether two go together.
  private static final int LEAST_DAYS = 10;

  /// A fall below this counts as this much: a test without any is luck.
  private static final double LEAST_FALL = 1;

  Evidence {
    returns = new TreeMap<>(returns);
    set = Map.copyOf(set);
  }

  /// Profit over the largest fall, both in percent.
  double score() {
    return netPercent / Math.max(LEAST_FALL, drawdownPercent);
  }

  double winningPercent() {
    return windows == 0 ? 0 : 100.0 * winning / windows;
  }

  /// Pearson's correlation of the daily returns on the days that both have; 1 where these are too
  /// few to tell, 0 where one of them did not move.
  double correlation(Evidence other) {
    double count = 0;
    double sumX = 0;
    double sumY = 0;
    for (var day : returns.entrySet()) {
      Double y = other.returns.get(day.getKey());
      if (y != null) {
        count++;
        sumX += day.getValue();
        sumY += y;
      }
    }
    if (count < LEAST_DAYS) {
      return 1;
    }
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (var day : returns.entrySet()) {
      Double y = other.returns.get(day.getKey());
      if (y != null) {
        double dx = day.getValue() - sumX / count;
        double dy = y - sumY / count;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
      }
    }
    double scale = StrictMath.sqrt(xx) * StrictMath.sqrt(yy);
    return scale > 0 ? Math.clamp(xy / scale, -1, 1) : 0;
  }
}
