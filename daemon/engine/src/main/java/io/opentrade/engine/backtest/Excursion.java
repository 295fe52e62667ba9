package io.opentrade.engine.backtest;

/// The highest and lowest price while a position is held.
final class Excursion {
  private double highest;
  private double lowest;

  /// A position was entered at that price.
  void start(double price) {
    highest = price;
    lowest = price;
  }

  void include(double price) {
    highest = Math.max(highest, price);
    lowest = Math.min(lowest, price);
  }

  /// The highs and lows of whole bars.
  void include(double[] high, double[] low, int from, int to) {
    double top = highest;
    double bottom = lowest;
    for (int bar = from; bar < to; bar++) {
      // Candles are finite, so that plain comparisons do, and are faster.
      top = high[bar] > top ? high[bar] : top;
      bottom = low[bar] < bottom ? low[bar] : bottom;
    }
    highest = top;
    lowest = bottom;
  }

  /// The worst move from that entry price, in percent, 0 or negative.
  double adverse(double entryPrice, boolean isLong) {
    return Math.min(0, isLong ? percent(lowest, entryPrice) : -percent(highest, entryPrice));
  }

  /// The best move from that entry price, in percent, 0 or positive.
  double favourable(double entryPrice, boolean isLong) {
    return Math.max(0, isLong ? percent(highest, entryPrice) : -percent(lowest, entryPrice));
  }

  private static double percent(double price, double entryPrice) {
    return (price / entryPrice - 1) * 100;
  }
}
