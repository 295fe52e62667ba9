package io.opentrade.sandbox;

import io.opentrade.sandbox.link.LinkException;
import java.util.ArrayList;
import java.util.List;

/// Gathers the values that live scans have at the bars that came, market by market.
final class LiveScans {
  private final List<Integer> bars;
  private final List<ScanColumns> columns;

  /// @param bars of each market, how many came
  LiveScans(List<Integer> bars) {
    this.bars = bars;
    this.columns = bars.stream().map(ScanColumns::new).toList();
  }

  /// @throws LinkException where there is no such market, or as `ScanColumns`
  void add(int market, int number, double[] values) {
    if (market >= columns.size()) {
      throw new LinkException("a scan of no market");
    }
    columns.get(market).add(number, values);
  }

  /// All of it, by market and number; nothing where there are no scans.
  ///
  /// @throws LinkException where one is incomplete
  List<List<double[]>> complete() {
    List<List<double[]>> all = new ArrayList<>();
    for (int market = 0; market < columns.size(); market++) {
      all.add(bars.get(market) == 0 ? List.of() : columns.get(market).inOrder());
    }
    return all;
  }
}
