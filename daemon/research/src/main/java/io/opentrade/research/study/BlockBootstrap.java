package io.opentrade.research.study;

import io.opentrade.engine.column.Candles;
import java.math.BigDecimal;
import java.util.Random;

/// Another history out of the same candles: blocks of them, drawn with return and joined end to
/// end. Each candle keeps its shape relative to the close before it; times stay, so that gaps and
/// hours stay where they were.
///
/// Source: H. R. Künsch, "The Jackknife and the Bootstrap for General Stationary Observations",
/// Annals of Statistics 17 (3), 1989.
final class BlockBootstrap {
  private final Candles source;
  private final int block;
  private final double tick;
  private final double power;

  /// @param block candles in a block, at least 1
  /// @param tick prices are rounded to it
  BlockBootstrap(Candles source, int block, BigDecimal tick) {
    this.source = source;
    this.block = Math.min(block, Math.max(1, source.size() - 1));
    this.tick = tick.doubleValue();
    this.power = StrictMath.pow(10, Math.max(0, tick.scale()));
  }

  Candles drawn(Random random) {
    int size = source.size();
    Candles drawn =
        new Candles(
            source.timeframe(),
            source.time(),
            new double[size],
            new double[size],
            new double[size],
            new double[size],
            new double[size]);
    copy(0, drawn, 0, 1);
    double close = source.close()[0];
    int from = 0;
    for (int bar = 1; bar < size; bar++) {
      from = (bar - 1) % block == 0 ? 1 + random.nextInt(size - block) : from + 1;
      double ratio = close / source.close()[from - 1];
      copy(from, drawn, bar, ratio);
      close = source.close()[from] * ratio;
    }
    return drawn;
  }

  private void copy(int from, Candles into, int at, double ratio) {
    into.open()[at] = rounded(source.open()[from] * ratio);
    into.high()[at] = rounded(source.high()[from] * ratio);
    into.low()[at] = rounded(source.low()[from] * ratio);
    into.close()[at] = rounded(source.close()[from] * ratio);
    into.volume()[at] = source.volume()[from];
  }

  private double rounded(double price) {
    double steps = Math.max(1, Math.rint(price / tick));
    return Math.rint(steps * tick * power) / power;
  }
}
