package io.opentrade.engine.backtest;

/// Where the equity column stands highest and falls deepest, as bars of the market.
final class Equities {
  private final int from;
  private int highest;
  private int fallsFrom = -1;
  private int fallsAt = -1;
  private double lowestEquity;

  /// @param from the market's bar of the first value
  Equities(double[] equity, int from) {
    this.from = from;
    int peak = 0;
    double deepest = 0;
    lowestEquity = equity[0];
    for (int i = 1; i < equity.length; i++) {
      lowestEquity = Math.min(lowestEquity, equity[i]);
      if (equity[i] > equity[peak]) {
        peak = i;
      } else if (equity[peak] - equity[i] > deepest) {
        deepest = equity[peak] - equity[i];
        fallsFrom = peak;
        fallsAt = i;
      }
    }
    highest = peak;
  }

  /// The bar of the highest equity, the first of equals.
  int highest() {
    return from + highest;
  }

  /// The peak before the largest fall in money; only where there is a fall.
  int fallsFrom() {
    return from + fallsFrom;
  }

  /// The bottom of that fall; -1 where the equity never falls.
  int fallsAt() {
    return fallsAt < 0 ? -1 : from + fallsAt;
  }

  double lowestEquity() {
    return lowestEquity;
  }
}
