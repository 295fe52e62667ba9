package io.opentrade.server.venue.rest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import java.util.List;

/// Rows `[time, open, high, low, close, volume, …]` as columns.
public final class CandleRows {
  private CandleRows() {}

  /// @param newestFirst whether the rows come in reverse
  /// @param volume which field holds the volume in units of the base currency
  /// @throws UnexpectedAnswer where a row is of another form, range or timeframe, or out of order
  public static Candles read(
      List<Json> rows, Timeframe timeframe, long from, long to, boolean newestFirst, int volume) {
    int size = rows.size();
    Candles candles =
        new Candles(
            timeframe,
            new long[size],
            new double[size],
            new double[size],
            new double[size],
            new double[size],
            new double[size]);
    long earliest = from;
    for (int bar = 0; bar < size; bar++) {
      Json row = rows.get(newestFirst ? size - 1 - bar : bar);
      long time = row.at(0).whole();
      if (time < earliest || time >= to) {
        throw new UnexpectedAnswer("candles out of order, or of another range or timeframe");
      }
      earliest = time + timeframe.millis();
      candles.time()[bar] = time;
      candles.open()[bar] = row.at(1).number(Double.MIN_VALUE);
      candles.high()[bar] = row.at(2).number(Double.MIN_VALUE);
      candles.low()[bar] = row.at(3).number(Double.MIN_VALUE);
      candles.close()[bar] = row.at(4).number(Double.MIN_VALUE);
      candles.volume()[bar] = row.at(volume).number(0);
    }
    return candles;
  }
}
