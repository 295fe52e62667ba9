package io.opentrade.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files of made-up hourly candles.
final class Candles {
  private static final long START = 1_700_000_000L / 3600 * 3600;

  private Candles() {}

  static void write(Path file, int count) throws IOException {
    StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
    for (int i = 0; i < count; i++) {
      int open = 1000 + i * 7 % 90;
      int close = 1000 + (i * 7 + 31) % 90;
      text.append(START + i * 3600L).append(',').append(open).append(',');
      text.append(Math.max(open, close) + 3).append(',').append(Math.min(open, close) - 3);
      text.append(',').append(close).append(',').append(10 + i % 5).append('\n');
    }
    Files.writeString(file, text);
  }
}
