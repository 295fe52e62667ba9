package io.opentrade.research.bench;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import java.util.Random;

/// Candles to measure on: a random walk in cents, the same each time.
final class Walk {
  private static final long START = 1_600_000_020_000L;
  private static final int STEP = 2_000;

  private Walk() {}

  static Candles of(int bars) {
    Random random = new Random(7);
    Timeframe timeframe = Timeframe.of("1m");
    Candles candles =
        new Candles(
            timeframe,
            new long[bars],
            new double[bars],
            new double[bars],
            new double[bars],
            new double[bars],
            new double[bars]);
    long price = 3_000_000;
    for (int bar = 0; bar < bars; bar++) {
      long close = Math.max(100_000, price + random.nextInt(2 * STEP + 1) - STEP);
      candles.time()[bar] = START + bar * timeframe.millis();
      candles.open()[bar] = price / 100.0;
      candles.high()[bar] = (Math.max(price, close) + random.nextInt(800)) / 100.0;
      candles.low()[bar] = (Math.min(price, close) - random.nextInt(800)) / 100.0;
      candles.close()[bar] = close / 100.0;
      candles.volume()[bar] = random.nextInt(10_000) / 1000.0;
      price = close;
    }
    return candles;
  }
}
