package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// Candles for tests.
final class Bars {
  static final long START = 1_600_041_600_000L;

  private Bars() {}

  /// Daily bars from rows of `open high low close`.
  static Candles of(double[]... rows) {
    Candles candles = empty(rows.length);
    for (int bar = 0; bar < rows.length; bar++) {
      candles.time()[bar] = START + bar * 86_400_000L;
      candles.open()[bar] = rows[bar][0];
      candles.high()[bar] = rows[bar][1];
      candles.low()[bar] = rows[bar][2];
      candles.close()[bar] = rows[bar][3];
    }
    return candles;
  }

  /// Daily bars of one price each.
  static Candles flat(double... prices) {
    double[][] rows = new double[prices.length][];
    for (int bar = 0; bar < prices.length; bar++) {
      rows[bar] = new double[] {prices[bar], prices[bar], prices[bar], prices[bar]};
    }
    return of(rows);
  }

  /// Daily bars from a file of `date,open,high,low,close,volume` with a header.
  static Candles read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      Candles candles = empty(lines.size() - 1);
      for (int bar = 0; bar < candles.size(); bar++) {
        String[] cells = lines.get(bar + 1).split(",", -1);
        candles.time()[bar] =
            LocalDate.parse(cells[0]).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
        candles.open()[bar] = Double.parseDouble(cells[1]);
        candles.high()[bar] = Double.parseDouble(cells[2]);
        candles.low()[bar] = Double.parseDouble(cells[3]);
        candles.close()[bar] = Double.parseDouble(cells[4]);
      }
      return candles;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static Candles empty(int size) {
    return new Candles(
        Timeframe.of("1d"),
        new long[size],
        new double[size],
        new double[size],
        new double[size],
        new double[size],
        new double[size]);
  }
}
