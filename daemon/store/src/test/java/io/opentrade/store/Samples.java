package io.opentrade.store;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import java.util.Random;

/// Made-up bars for tests.
final class Samples {
  static final SeriesName BTC = SeriesName.of("BTC/USDT@binance:5m");
  static final long START = 1_700_000_100_000L;

  private Samples() {}

  static Candles bars(int count) {
    return bars(START, count, 1);
  }

  /// Bars of five minutes without a hole; the values depend on time and seed only.
  static Candles bars(long start, int count, long seed) {
    Candles bars = Columns.of(BTC.timeframe(), count);
    for (int i = 0; i < count; i++) {
      long time = start + i * BTC.timeframe().millis();
      Random random = new Random(time * 31 + seed);
      bars.time()[i] = time;
      bars.open()[i] = random.nextInt(1, 1_000_000) / 100.0;
      bars.high()[i] = bars.open()[i] + 1;
      bars.low()[i] = bars.open()[i] / 2;
      bars.close()[i] = bars.open()[i] + 0.5;
      bars.volume()[i] = random.nextInt(1, 1_000_000) / 1000.0;
    }
    return bars;
  }
}
