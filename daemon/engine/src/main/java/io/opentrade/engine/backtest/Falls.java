package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import org.jspecify.annotations.Nullable;

/// Where the deepest fall of the equity began, ended and was made good, and how deep it was inside
/// the bars.
final class Falls {
  private static final double DAY = 86_400_000.0;

  private final double[] equity;
  private final long[] time;
  private final int from;
  private int start = -1;
  private int trough = -1;
  private int recovery = -1;
  private int episodes;
  private int barsBelow;
  private long length;

  private Falls(double[] equity, Market market) {
    this.equity = equity;
    this.time = market.candles().time();
    this.from = market.from();
    walk();
  }

  static MoreMetrics.Drawdown of(Outcome outcome, Market market) {
    Falls falls = new Falls(outcome.equity(), market);
    return new MoreMetrics.Drawdown(
        falls.at(falls.start),
        falls.at(falls.trough),
        falls.at(falls.recovery),
        falls.days(falls.start, falls.trough),
        falls.days(falls.trough, falls.recovery),
        0.0 - 100 * intrabar(outcome, market),
        falls.episodes == 0 ? null : falls.length / DAY / falls.episodes,
        100.0 * falls.barsBelow / falls.equity.length);
  }

  /// Episodes as [Drawdowns] has them: from a peak to the bar that reaches it again, or to the end.
  private void walk() {
    int peak = 0;
    double deepest = 0;
    boolean deepestIsOpen = false;
    for (int i = 1; i < equity.length; i++) {
      if (equity[i] < equity[peak]) {
        barsBelow++;
        double depth = 1 - equity[i] / equity[peak];
        if (depth > deepest) {
          deepest = depth;
          start = peak;
          trough = i;
          recovery = -1;
          deepestIsOpen = true;
        }
        if (i == equity.length - 1) {
          count(peak, i);
        }
      } else {
        if (i > peak + 1) {
          count(peak, i);
        }
        if (deepestIsOpen) {
          recovery = i;
          deepestIsOpen = false;
        }
        peak = i;
      }
    }
  }

  private void count(int peak, int end) {
    episodes++;
    length += time[from + end] - time[from + peak];
  }

  private @Nullable Long at(int index) {
    return index < 0 ? null : time[from + index];
  }

  private @Nullable Double days(int first, int last) {
    return first < 0 || last < 0 ? null : (time[from + last] - time[from + first]) / DAY;
  }

  /// The deepest fall from the highest close of the equity so far to the worst price of a bar, for
  /// what is held at the bar's close; as a fraction.
  private static double intrabar(Outcome outcome, Market market) {
    Candles candles = market.candles();
    double[] equity = outcome.equity();
    double peak = equity[0];
    double deepest = 0;
    int holding = 0;
    for (int i = 0; i < equity.length; i++) {
      int bar = market.from() + i;
      while (holding + 1 < outcome.holdings().size()
          && outcome.holdings().get(holding + 1).bar() <= bar) {
        holding++;
      }
      double quantity = outcome.holdings().get(holding).quantity().value().doubleValue();
      double worst = quantity < 0 ? candles.high()[bar] : candles.low()[bar];
      double lowest =
          quantity == 0 ? equity[i] : equity[i] + quantity * (worst - candles.close()[bar]);
      deepest = Math.max(deepest, 1 - lowest / peak);
      peak = Math.max(peak, equity[i]);
    }
    return deepest;
  }
}
