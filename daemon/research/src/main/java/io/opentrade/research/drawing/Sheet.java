package io.opentrade.research.drawing;

import io.opentrade.engine.column.Candles;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is drawn of one market. The arrays are not copied and must not be written to.
///
/// @param symbol of the market; the empty text in drawings that were stored before it was
/// @param bars candles of the range, each over `stretch` bars
/// @param stretch how many bars one of them stands for; 1 where all are there
/// @param plots the columns that the strategy draws, at the close of each of `bars`; not a number
///     where there is no value
public record Sheet(String symbol, Candles bars, int stretch, Map<String, double[]> plots) {
  public Sheet {
    plots = Collections.unmodifiableMap(new LinkedHashMap<>(plots));
    if (stretch < 1) {
      throw new IllegalArgumentException("columns of a drawing do not fit together");
    }
    for (double[] plot : plots.values()) {
      if (plot.length != bars.size()) {
        throw new IllegalArgumentException("a plot has not as many values as there are bars");
      }
    }
  }
}
