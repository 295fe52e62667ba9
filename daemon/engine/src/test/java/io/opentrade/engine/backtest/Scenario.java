package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Mask;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A random market, random settings and random signals, all from one seed.
record Scenario(Market market, Settings settings, Signals signals) {

  static Scenario of(long seed) {
    Random random = new Random(seed);
    Candles candles = candles(random, 20 + random.nextInt(150));
    BigDecimal lot = BigDecimal.ONE.movePointLeft(random.nextInt(9));
    Instrument instrument =
        new Instrument("X/Y", new BigDecimal("0.01"), lot, 2 + random.nextInt(7));
    int from = random.nextInt(5);
    Market market = new Market(candles, instrument, from, from + random.nextInt(5));
    BigDecimal fee = BigDecimal.valueOf(random.nextInt(3) * random.nextInt(100), 4);
    Settings settings = new Settings(Money.of("1000"), fee, sizing(random), random.nextBoolean());
    return new Scenario(market, settings, signals(random, candles));
  }

  Outcome run() {
    return Backtest.run(market, settings, new SignalStrategy(signals), Progress.SILENT);
  }

  private static Sizing sizing(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Sizing.Percent(new BigDecimal(1 + random.nextInt(100)));
      case 1 -> new Sizing.Quote(new Money(new BigDecimal(1 + random.nextInt(1200))));
      default -> new Sizing.Percent(new BigDecimal(100));
    };
  }

  /// A random walk in cents, with gaps between bars now and then.
  private static Candles candles(Random random, int size) {
    double[][] rows = new double[size][];
    int price = 1000 + random.nextInt(20000);
    int step = 1 + price / 40;
    for (int bar = 0; bar < size; bar++) {
      int open = price;
      if (random.nextInt(4) == 0) {
        open = Math.max(5, price + random.nextInt(2 * step) - step);
      }
      int close = Math.max(5, open + random.nextInt(2 * step + 1) - step);
      int high = Math.max(open, close) + random.nextInt(step);
      int low = Math.max(1, Math.min(open, close) - random.nextInt(step));
      rows[bar] = new double[] {open / 100.0, high / 100.0, low / 100.0, close / 100.0};
      price = close;
    }
    return Bars.of(rows);
  }

  private static Signals signals(Random random, Candles candles) {
    int size = candles.size();
    double enter = 0.3 * random.nextDouble();
    double exit = 0.3 * random.nextDouble();
    double shorts = random.nextBoolean() ? enter : 0;
    return new Signals(
        mask(random, size, enter),
        mask(random, size, exit),
        mask(random, size, shorts),
        mask(random, size, exit),
        random.nextInt(4) == 0 ? column(random, candles, 0.01, 0.9, false) : null,
        random.nextInt(3) == 0 ? column(random, candles, 0.97, 1.03, true) : null,
        random.nextInt(3) == 0 ? column(random, candles, 0.9, 1.02, true) : null,
        random.nextInt(3) == 0 ? column(random, candles, 0.98, 1.1, true) : null,
        random.nextInt(3) == 0 ? column(random, candles, 0.001, 0.1, true) : null,
        null,
        "in",
        random.nextBoolean() ? "" : "out");
  }

  private static Mask mask(Random random, int size, double density) {
    return Mask.of(size, _ -> random.nextDouble() < density);
  }

  /// Values between two factors, of the close where `prices`; now and then none, or nonsense.
  private static double @Nullable [] column(
      Random random, Candles candles, double least, double most, boolean prices) {
    double[] column = new double[candles.size()];
    for (int bar = 0; bar < column.length; bar++) {
      double factor = least + (most - least) * random.nextDouble();
      column[bar] = prices ? Math.round(candles.close()[bar] * factor * 100) / 100.0 : factor;
      if (random.nextInt(20) == 0) {
        double[] nonsense = {Double.NaN, -1, 0, Double.POSITIVE_INFINITY};
        column[bar] = nonsense[random.nextInt(4)];
      }
    }
    return column;
  }
}
