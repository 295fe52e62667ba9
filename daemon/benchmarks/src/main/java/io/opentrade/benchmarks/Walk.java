package io.opentrade.benchmarks;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What the benchmarks are run over: a random walk in cents, the same each time.
final class Walk {
  static final int BARS = 1_000_000;

  private static final long START = 1_600_000_020_000L;
  private static final int STEP = 2_000;

  private Walk() {}

  static Candles candles() {
    Random random = new Random(7);
    Timeframe timeframe = Timeframe.of("1m");
    long[] time = new long[BARS];
    double[][] columns = new double[5][BARS];
    long price = 3_000_000;
    for (int bar = 0; bar < BARS; bar++) {
      long close = Math.max(100_000, price + random.nextInt(2 * STEP + 1) - STEP);
      time[bar] = START + bar * timeframe.millis();
      columns[0][bar] = price / 100.0;
      columns[1][bar] = (Math.max(price, close) + random.nextInt(800)) / 100.0;
      columns[2][bar] = (Math.min(price, close) - random.nextInt(800)) / 100.0;
      columns[3][bar] = close / 100.0;
      columns[4][bar] = random.nextInt(10_000) / 1000.0;
      price = close;
    }
    return new Candles(timeframe, time, columns[0], columns[1], columns[2], columns[3], columns[4]);
  }

  static Expression close() {
    return new Expression.Source("", Field.CLOSE);
  }

  /// An indicator of the closes.
  static Expression indicator(String name, int... lengths) {
    List<Argument> arguments = new ArrayList<>(List.of(new Argument.Column(close())));
    for (int length : lengths) {
      arguments.add(new Argument.Number(new Scalar.Literal(length)));
    }
    return new Expression.Indicator(name, arguments, "");
  }
}
