package io.opentrade.server.autopilot;

import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.EquityChart;
import io.opentrade.protocol.Metrics;
import io.opentrade.protocol.WalkforwardRun;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads what research says.
final class Evidences {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private Evidences() {}

  /// Of a walk forward: its tests, and the parameters that its last training chose.
  static Evidence of(WalkforwardRun.Reply reply) {
    List<WalkforwardRun.Window> windows = reply.windows();
    WalkforwardRun.Total total = reply.total();
    Map<String, String> set = new HashMap<>();
    if (!windows.isEmpty()) {
      windows.getLast().params().forEach((name, value) -> set.put(name, value.toString()));
    }
    return new Evidence(
        windows.size(),
        total.winning(),
        total.trades(),
        total.netProfitPercent(),
        -total.maxDrawdownPercent(),
        returns(ends(reply.chart())),
        set);
  }

  /// Of a backtest: nothing was chosen, so that all of it is a test; it is parted into windows.
  static Evidence of(BacktestReply reply, Instant from, Duration window) {
    Metrics metrics = reply.result().metrics();
    NavigableMap<Long, Double> ends = ends(reply.chart());
    int winning = 0;
    int windows = 0;
    double before = metrics.startEquity().toDouble();
    for (long day = from.toEpochMilli() / DAY + window.toDays();
        !ends.isEmpty() && day <= ends.lastKey() + 1;
        day += window.toDays()) {
      var end = ends.lowerEntry(day);
      double after = end == null ? before : end.getValue();
      windows++;
      winning += after > before ? 1 : 0;
      before = after;
    }
    Double net = metrics.netProfitPercent();
    Double fall = metrics.maxDrawdownPercent();
    return new Evidence(
        windows,
        winning,
        metrics.trades(),
        net == null ? 0 : net,
        fall == null ? 0 : -fall,
        returns(ends),
        Map.of());
  }

  /// The last equity of each day, by its number since the epoch.
  private static NavigableMap<Long, Double> ends(EquityChart chart) {
    NavigableMap<Long, Double> ends = new TreeMap<>();
    for (EquityChart.Point point : chart.points()) {
      ends.put(Math.floorDiv(point.time().toEpochMilli(), DAY), point.last());
    }
    return ends;
  }

  private static SortedMap<Long, Double> returns(NavigableMap<Long, Double> ends) {
    SortedMap<Long, Double> returns = new TreeMap<>();
    double before = Double.NaN;
    for (var day : ends.entrySet()) {
      if (before > 0) {
        returns.put(day.getKey(), day.getValue() / before - 1);
      }
      before = day.getValue();
    }
    return returns;
  }
}
