package io.opentrade.sandbox;

import io.opentrade.sandbox.link.LinkException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Gathers what a script drew as it comes over the link, and holds it against its length.
final class PlotColumns {
  /// The columns of one market.
  private record Sheet(int bars, Map<String, double[]> columns, Map<String, Integer> filled) {}

  private final List<Sheet> sheets;
  private int total;

  PlotColumns(List<BarsJob.Place> places) {
    this.sheets =
        places.stream()
            .map(place -> place.market().candles().size())
            .map(bars -> new Sheet(bars, new LinkedHashMap<>(), new LinkedHashMap<>()))
            .toList();
  }

  /// @throws LinkException where there are too many plots or values, or one is infinite
  void add(int market, String name, double[] values) {
    if (market >= sheets.size() || name.isEmpty()) {
      throw new LinkException("a plot without a name, or of no market");
    }
    Sheet sheet = sheets.get(market);
    int from = sheet.filled.getOrDefault(name, 0);
    boolean begun = sheet.columns.containsKey(name);
    // A plot that is begun takes room for all bars, whatever comes of it.
    total += begun ? 0 : sheet.bars;
    boolean many = !begun && sheet.columns.size() >= Limits.PLOTS;
    if (many || values.length > sheet.bars - from || total > Limits.PLOT_VALUES) {
      throw new LinkException("a plot has more values than there are bars, or there are too many");
    }
    if (Arrays.stream(values).anyMatch(Double::isInfinite)) {
      throw new LinkException("a plot holds an infinite value");
    }
    double[] column = sheet.columns.computeIfAbsent(name, _ -> new double[sheet.bars]);
    System.arraycopy(values, 0, column, from, values.length);
    sheet.filled.put(name, from + values.length);
  }

  /// All of a market, by name.
  ///
  /// @throws LinkException where one is incomplete
  Map<String, double[]> complete(int market) {
    Sheet sheet = sheets.get(market);
    Stream<Integer> sizes = sheet.filled.values().stream();
    if (sizes.anyMatch(size -> size != sheet.bars)) {
      throw new LinkException("a plot has fewer values than there are bars");
    }
    return sheet.columns;
  }
}
