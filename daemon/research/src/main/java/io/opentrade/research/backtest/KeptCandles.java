package io.opentrade.research.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.protocol.BacktestCandles;
import io.opentrade.protocol.Candle;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.research.drawing.Drawing;
import io.opentrade.research.drawing.Sheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The candles of a run's drawing as the wire tells them.
final class KeptCandles {
  private KeptCandles() {}

  static BacktestCandles.Reply of(Drawing drawing, BacktestCandles request) {
    Sheet sheet = sheet(drawing, request.series());
    Candles bars = sheet.bars();
    List<Candle> candles = new ArrayList<>();
    for (int bar = Math.max(0, bars.size() - request.limit()); bar < bars.size(); bar++) {
      candles.add(candle(bars, bar));
    }
    return new BacktestCandles.Reply(candles, sheet.stretch());
  }

  /// Drawings of one market that were stored before sheets had symbols have it without one.
  private static Sheet sheet(Drawing drawing, String series) {
    String symbol = series.split("@", 2)[0];
    List<Sheet> sheets = drawing.sheets();
    boolean only = sheets.size() == 1 && sheets.getFirst().symbol().isEmpty();
    return sheets.stream()
        .filter(sheet -> only || sheet.symbol().equals(symbol))
        .findFirst()
        .orElseThrow(
            () ->
                new RequestFailed(
                    FailureKind.NOT_FOUND,
                    "no candles of " + series + " were kept with the run",
                    null));
  }

  private static Candle candle(Candles bars, int bar) {
    return new Candle(
        Instant.ofEpochMilli(bars.time()[bar]),
        Decimal.of(bars.open()[bar]),
        Decimal.of(bars.high()[bar]),
        Decimal.of(bars.low()[bar]),
        Decimal.of(bars.close()[bar]),
        Decimal.of(bars.volume()[bar]));
  }
}
