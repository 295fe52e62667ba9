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
    double top = equity[0];
    double bottom = equity[0];
    double deepest = 0;
    for (int i = 1; i < equity.length; i++) {
      double now = equity[i];
      // Equities are finite, so that plain comparisons do, and are faster.
      bottom = now < bottom ? now : bottom;
      if (now > top) {
        peak = i;
        top = now;
      } else if (top - now > deepest) {
        deepest = top - now;
        fallsFrom = peak;
        fallsAt = i;
      }
    }
    lowestEquity = bottom;
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
