package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import java.util.List;

/// What markets were like up to a moment: of bars that had closed by then, and within a window
/// that ends there. A market whose last bar closed before the window began has no values.
public final class PairHistory {
  private static final double DAY = 86_400_000.0;

  private final List<Market> markets;

  public PairHistory(List<Market> markets) {
    this.markets = List.copyOf(markets);
  }

  int size() {
    return markets.size();
  }

  String symbol(int market) {
    return markets.get(market).instrument().symbol();
  }

  double quoteVolume(int market, long at, long window) {
    Candles candles = candles(market);
    int end = closed(candles, at);
    int start = closed(candles, at - window);
    double sum = 0;
    for (int bar = start; bar < end; bar++) {
      sum += candles.volume()[bar] * candles.close()[bar];
    }
    return start == end ? Double.NaN : sum;
  }

  double change(int market, long at, long window) {
    Candles candles = candles(market);
    int end = closed(candles, at);
    int start = closed(candles, at - window);
    return start < 1 || start == end
        ? Double.NaN
        : candles.close()[end - 1] / candles.close()[start - 1] - 1;
  }

  double volatility(int market, long at, long window) {
    Candles candles = candles(market);
    int end = closed(candles, at);
    int start = Math.max(1, closed(candles, at - window));
    int count = end - start;
    if (count < 2) {
      return Double.NaN;
    }
    double sum = 0;
    for (int bar = start; bar < end; bar++) {
      sum += logChange(candles, bar);
    }
    double squares = 0;
    for (int bar = start; bar < end; bar++) {
      double apart = logChange(candles, bar) - sum / count;
      squares += apart * apart;
    }
    double days = candles.timeframe().millis() / DAY;
    return StrictMath.sqrt(squares / (count - 1) / days);
  }

  double range(int market, long at, long window) {
    Candles candles = candles(market);
    int end = closed(candles, at);
    int start = closed(candles, at - window);
    double high = Double.NEGATIVE_INFINITY;
    double low = Double.POSITIVE_INFINITY;
    for (int bar = start; bar < end; bar++) {
      high = Math.max(high, candles.high()[bar]);
      low = Math.min(low, candles.low()[bar]);
    }
    return start == end ? Double.NaN : high / low - 1;
  }

  double spread(int market, long at, long window) {
    Candles candles = candles(market);
    int end = closed(candles, at);
    int start = Math.max(1, closed(candles, at - window));
    double sum = 0;
    for (int bar = start; bar < end; bar++) {
      sum += Math.max(0, corwinSchultz(candles, bar));
    }
    return start >= end ? Double.NaN : sum / (end - start);
  }

  double age(int market, long at) {
    Candles candles = candles(market);
    return closed(candles, at) == 0 ? Double.NaN : at - candles.time()[0];
  }

  /// Of a bar and the one before.
  private static double corwinSchultz(Candles candles, int bar) {
    double today = logRange(candles.high()[bar], candles.low()[bar]);
    double before = logRange(candles.high()[bar - 1], candles.low()[bar - 1]);
    double both =
        logRange(
            Math.max(candles.high()[bar], candles.high()[bar - 1]),
            Math.min(candles.low()[bar], candles.low()[bar - 1]));
    double beta = today * today + before * before;
    double gamma = both * both;
    double part = 3 - 2 * StrictMath.sqrt(2);
    double alpha =
        (StrictMath.sqrt(2 * beta) - StrictMath.sqrt(beta)) / part - StrictMath.sqrt(gamma / part);
    return 2 * StrictMath.expm1(alpha) / (1 + StrictMath.exp(alpha));
  }

  private static double logRange(double high, double low) {
    return StrictMath.log(high / low);
  }

  private static double logChange(Candles candles, int bar) {
    return StrictMath.log(candles.close()[bar] / candles.close()[bar - 1]);
  }

  private Candles candles(int market) {
    return markets.get(market).candles();
  }

  /// How many bars had closed by then.
  private static int closed(Candles candles, long at) {
    return candles.indexAtOrAfter(at - candles.timeframe().millis() + 1);
  }
}
