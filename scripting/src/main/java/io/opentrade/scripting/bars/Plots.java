package io.opentrade.scripting.bars;

import io.opentrade.sandbox.Limits;
import io.opentrade.scripting.plan.Refusal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a script draws over the bars of one market. Of a live one, which has no end, nothing is
/// kept.
final class Plots {
  private final int bars;
  private final int most;
  private final Map<String, double[]> columns = new LinkedHashMap<>();

  /// @param markets that share what a run may draw
  Plots(int bars, int markets) {
    this.bars = bars;
    this.most = Limits.PLOT_VALUES / markets;
  }

  /// A point; NaN for none.
  ///
  /// @throws Refusal where the name, the number or the quantity of it all is none
  void draw(String name, int bar, double value) {
    if (Double.isInfinite(value)) {
      throw new Refusal("plot '" + name + "' takes a finite number, not " + value, "");
    }
    double[] column = columns.get(name);
    if (column == null) {
      column = begin(name);
      columns.put(name, column);
    }
    if (bar >= 0 && bar < column.length) {
      column[bar] = value;
    }
  }

  private double[] begin(String name) {
    if (columns.size() >= Limits.PLOTS
        || name.isEmpty()
        || name.length() > OrderValues.MAXIMUM_TAG) {
      throw new Refusal(
          "at most "
              + Limits.PLOTS
              + " plots with names of "
              + OrderValues.MAXIMUM_TAG
              + " characters",
          "");
    }
    if ((columns.size() + 1L) * bars > most) {
      throw new Refusal(
          "the plots of a run hold at most %,d values, one a bar".formatted(Limits.PLOT_VALUES),
          "draw fewer of them, or over a shorter range");
    }
    double[] column = new double[bars];
    Arrays.fill(column, Double.NaN);
    return column;
  }

  /// All of it, by name, over all bars.
  Map<String, double[]> columns() {
    return Collections.unmodifiableMap(columns);
  }
}
