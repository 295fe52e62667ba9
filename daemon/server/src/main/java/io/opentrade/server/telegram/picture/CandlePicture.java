package io.opentrade.server.telegram.picture;

import java.awt.Color;
import java.time.Instant;
import java.util.List;

/// Candles. Times are UTC.
public final class CandlePicture {
  private static final int MINUTES = 16;

  private CandlePicture() {}

  /// @param time at which it begins
  public record Bar(Instant time, double open, double high, double low, double close) {}

  /// @param bars at least one, in order
  /// @return a PNG
  public static byte[] png(String title, List<Bar> bars) {
    double least = bars.stream().mapToDouble(Bar::low).min().orElseThrow();
    double most = bars.stream().mapToDouble(Bar::high).max().orElseThrow();
    Canvas canvas = new Canvas(title, Scale.around(least, most), bars.size());
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      canvas.wick(i, bar.low(), bar.high(), color(bar));
      canvas.bar(i, bar.open(), bar.close(), color(bar));
    }
    canvas.mark(bars.getLast().close(), color(bars.getLast()));
    canvas.under(0, words(bars.getFirst().time()));
    canvas.under(bars.size() - 1, words(bars.getLast().time()));
    return canvas.png();
  }

  private static Color color(Bar bar) {
    return bar.close() >= bar.open() ? Canvas.UP : Canvas.DOWN;
  }

  /// `2026-01-31 12:00`.
  private static String words(Instant time) {
    return time.toString().substring(0, MINUTES).replace('T', ' ');
  }
}
