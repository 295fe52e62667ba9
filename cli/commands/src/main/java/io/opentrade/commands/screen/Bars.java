package io.opentrade.commands.screen;

import io.opentrade.protocol.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Candles as doubles, for drawing.
///
/// @param time when it opened
record Bars(Instant time, double open, double high, double low, double close, double volume) {
  static List<Bars> of(List<Candle> candles) {
    return candles.stream()
        .map(
            candle ->
                new Bars(
                    candle.time(),
                    candle.open().value().doubleValue(),
                    candle.high().value().doubleValue(),
                    candle.low().value().doubleValue(),
                    candle.close().value().doubleValue(),
                    candle.volume().value().doubleValue()))
        .toList();
  }

  /// So many bars made one.
  static List<Bars> merged(List<Bars> bars, int each) {
    if (each <= 1) {
      return bars;
    }
    List<Bars> merged = new ArrayList<>();
    for (int from = 0; from < bars.size(); from += each) {
      List<Bars> group = bars.subList(from, Math.min(bars.size(), from + each));
      merged.add(
          new Bars(
              group.getFirst().time(),
              group.getFirst().open(),
              group.stream().mapToDouble(Bars::high).max().orElseThrow(),
              group.stream().mapToDouble(Bars::low).min().orElseThrow(),
              group.getLast().close(),
              group.stream().mapToDouble(Bars::volume).sum()));
    }
    return merged;
  }

  boolean rises() {
    return close >= open;
  }
}
