package io.opentrade.research.bench;

import io.opentrade.engine.column.Candles;

/// The crossover of two averages as one writes it by hand, in doubles: one unit, a fee of 0.1 %,
/// fills at the next open. It knows nothing but this strategy.
final class HandLoop {
  private static final double FEE = 0.001;

  private HandLoop() {}

  /// One pass with equity, drawdown and variance.
  static double whole(Candles candles, int fast, int slow) {
    double[] open = candles.open();
    double[] close = candles.close();
    double fastSum = 0;
    double slowSum = 0;
    double cash = 1e7;
    double held = 0;
    double wanted = 0;
    double peak = 0;
    double fall = 0;
    double squares = 0;
    double before = cash;
    int side = 0;
    for (int bar = 0; bar < close.length; bar++) {
      if (wanted != held) {
        double paid = (wanted - held) * open[bar];
        cash -= paid + Math.abs(paid) * FEE;
        held = wanted;
      }
      fastSum += close[bar] - (bar < fast ? 0 : close[bar - fast]);
      slowSum += close[bar] - (bar < slow ? 0 : close[bar - slow]);
      if (bar >= slow - 1) {
        double difference = fastSum / fast - slowSum / slow;
        int now = difference > 0 ? 1 : difference < 0 ? -1 : side;
        wanted = now == side || side == 0 ? wanted : now > 0 ? 1 : 0;
        side = now;
      }
      double equity = cash + held * close[bar];
      peak = equity > peak ? equity : peak;
      fall = peak - equity > fall ? peak - equity : fall;
      squares += (equity - before) * (equity - before);
      before = equity;
    }
    return before + fall * 1e-9 + squares * 1e-30;
  }

  /// Trades and profit from averages that are there already.
  static double glance(double[] open, double[] fast, double[] slow) {
    double cash = 1e7;
    double held = 0;
    double wanted = 0;
    int side = 0;
    int trades = 0;
    for (int bar = 0; bar < open.length; bar++) {
      if (wanted != held) {
        double paid = (wanted - held) * open[bar];
        cash -= paid + Math.abs(paid) * FEE;
        held = wanted;
        trades++;
      }
      int now = fast[bar] > slow[bar] ? 1 : fast[bar] < slow[bar] ? -1 : side;
      wanted = now == side || side == 0 ? wanted : now > 0 ? 1 : 0;
      side = now;
    }
    return cash + held * open[open.length - 1] + trades * 1e-6;
  }

  /// The average, NaN before it has a value.
  static double[] average(double[] values, int length) {
    double[] average = new double[values.length];
    double sum = 0;
    for (int bar = 0; bar < values.length; bar++) {
      sum += values[bar] - (bar < length ? 0 : values[bar - length]);
      average[bar] = bar < length - 1 ? Double.NaN : sum / length;
    }
    return average;
  }
}
