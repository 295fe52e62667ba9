package io.opentrade.engine.backtest;

import java.util.Arrays;

/// The Sharpe ratio of a window that moves over the days, by the formula of [Metrics].
public final class RollingSharpe {
  private RollingSharpe() {}

  /// @param equity at the end of each day
  /// @param window returns in each ratio, at least 2
  /// @param periodsPerYear as of the figures
  /// @return as long as `equity`; not a number where the window is not full, or its returns do not
  ///     vary
  public static double[] of(double[] equity, int window, int periodsPerYear) {
    if (window < 2) {
      throw new IllegalArgumentException("a window holds two returns or more");
    }
    double[] ratios = new double[equity.length];
    for (int day = 0; day < ratios.length; day++) {
      ratios[day] =
          day < window
              ? Double.NaN
              : sharpe(Arrays.copyOfRange(equity, day - window, day + 1), periodsPerYear);
    }
    return ratios;
  }

  private static double sharpe(double[] equity, int periods) {
    DailyReturns returns = new DailyReturns(equity);
    double ratio = returns.annual(periods) / returns.volatility(periods);
    return Double.isFinite(ratio) ? ratio : Double.NaN;
  }
}
