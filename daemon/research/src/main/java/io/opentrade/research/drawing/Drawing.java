package io.opentrade.research.drawing;

import java.util.List;

/// What is drawn of a run. The arrays are not copied and must not be written to.
///
/// @param sheets one a market, in the order of the run; of very many markets the first
/// @param day the days of the range that have bars, since 1970-01-01 (UTC)
/// @param dayEquity at the end of each day
public record Drawing(List<Sheet> sheets, long[] day, double[] dayEquity) {
  public Drawing {
    sheets = List.copyOf(sheets);
    if (sheets.isEmpty() || day.length != dayEquity.length) {
      throw new IllegalArgumentException("columns of a drawing do not fit together");
    }
  }
}
