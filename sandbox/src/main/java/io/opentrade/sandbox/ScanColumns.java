package io.opentrade.sandbox;

import io.opentrade.engine.column.Scans;
import io.opentrade.sandbox.link.LinkException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gathers the columns of scans as they come over the link, and holds them against their length.
final class ScanColumns {
  private static final int MAXIMUM_SCANS = 100;

  /// What the scans of one run may take of our memory: one part in so many.
  private static final int SHARE = 4;

  private final int bars;
  private final long memory;
  private final Map<Integer, double[]> columns = new HashMap<>();
  private final Map<Integer, Integer> filled = new HashMap<>();

  ScanColumns(int bars) {
    this(bars, Runtime.getRuntime().maxMemory() / SHARE);
  }

  /// @param memory bytes that all columns may take together
  ScanColumns(int bars, long memory) {
    this.bars = bars;
    this.memory = memory;
  }

  /// @throws LinkException where there are too many scans or values, or one is infinite
  void add(int number, double[] values) {
    int from = filled.getOrDefault(number, 0);
    if (number >= MAXIMUM_SCANS || values.length > bars - from) {
      throw new LinkException("a scan has more values than there are bars, or there are too many");
    }
    if (Arrays.stream(values).anyMatch(Double::isInfinite)) {
      throw new LinkException("a scan holds an infinite value");
    }
    // A column that is begun takes room for all bars, whatever comes of it.
    if (!columns.containsKey(number) && (columns.size() + 1L) * bars * Double.BYTES > memory) {
      throw new LinkException("the scans hold more values than there is memory for");
    }
    double[] column = columns.computeIfAbsent(number, _ -> new double[bars]);
    System.arraycopy(values, 0, column, from, values.length);
    filled.put(number, from + values.length);
  }

  /// All columns.
  ///
  /// @throws LinkException where one is incomplete
  Scans complete() {
    requireComplete();
    return Scans.of(columns);
  }

  /// All columns by their numbers, which leave none out.
  ///
  /// @throws LinkException where one is incomplete or missing
  List<double[]> inOrder() {
    requireComplete();
    List<double[]> all = new ArrayList<>();
    for (int number = 0; number < columns.size(); number++) {
      double[] column = columns.get(number);
      if (column == null) {
        throw new LinkException("scan " + number + " was not computed");
      }
      all.add(column);
    }
    return all;
  }

  private void requireComplete() {
    if (filled.values().stream().anyMatch(size -> size != bars)) {
      throw new LinkException("a scan has fewer values than there are bars");
    }
  }
}
