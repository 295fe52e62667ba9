package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Contract;
import org.jspecify.annotations.Nullable;

/// Where the deepest fall of the equity began, ended and was made good, and how deep it was inside
/// the bars.
final class Falls {
  private static final double DAY = 86_400_000.0;

  /// Far above the error of a product.
  private static final double NOISE = 1e-9;

  private final double[] equity;
  private final long[] time;
  private final int from;
  private int start = -1;
  private int trough = -1;
  private int recovery = -1;
  private int episodes;
  private int barsBelow;
  private long length;

  private Falls(double[] equity, Markets markets) {
    this.equity = equity;
    this.time = markets.time();
    this.from = markets.from();
    walk();
  }

  static MoreMetrics.Drawdown of(Outcome outcome, Markets markets) {
    Falls falls = new Falls(outcome.equity(), markets);
    return new MoreMetrics.Drawdown(
        falls.at(falls.start),
        falls.at(falls.trough),
        falls.at(falls.recovery),
        falls.days(falls.start, falls.trough),
        falls.days(falls.trough, falls.recovery),
        0.0 - 100 * intrabar(outcome, markets),
        falls.episodes == 0 ? null : falls.length / DAY / falls.episodes,
        100.0 * falls.barsBelow / falls.equity.length);
  }

  /// Episodes as [Drawdowns] has them: from a peak to the bar that reaches it again, or to the end.
  private void walk() {
    int peak = 0;
    double highest = equity[0];
    double deepest = 0;
    boolean deepestIsOpen = false;
    for (int i = 1; i < equity.length; i++) {
      if (equity[i] < Drawdowns.reached(highest)) {
        barsBelow++;
        double depth = mayBeDeeper(equity[i], highest, deepest) ? depth(equity[i], highest) : 0;
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
        highest = Math.max(highest, equity[i]);
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

  /// The deepest fall from the highest close of the equity so far to the worst prices of a tick's
  /// bars, for what is held at their close; as a fraction.
  private static double intrabar(Outcome outcome, Markets markets) {
    double[] equity = outcome.equity();
    double[] worst = equity.clone();
    HoldingNumbers holdings = HoldingNumbers.of(outcome.holdings());
    for (int i = 0; i < holdings.size(); i++) {
      int start = Math.max(holdings.tick(i), markets.from());
      int end = i + 1 < holdings.size() ? holdings.tick(i + 1) : markets.size();
      for (int market = 0; market < markets.all().size(); market++) {
        double quantity = holdings.quantity(i, market);
        if (quantity != 0) {
          worsen(worst, markets, market, quantity, start, end);
        }
      }
    }
    double peak = equity[0];
    double deepest = 0;
    for (int i = 0; i < equity.length; i++) {
      if (mayBeDeeper(worst[i], peak, deepest)) {
        deepest = Math.max(deepest, depth(worst[i], peak));
      }
      peak = Math.max(peak, equity[i]);
    }
    return deepest;
  }

  private static double depth(double value, double peak) {
    return 1 - value / peak;
  }

  /// False only where the depth is certainly no greater; dividing at every bar would be dear.
  private static boolean mayBeDeeper(double value, double peak, double deepest) {
    return !(peak > 0 && deepest < 1) || value < peak * (1 - deepest + NOISE);
  }

  private static void worsen(
      double[] worst, Markets markets, int market, double quantity, int start, int end) {
    Candles candles = markets.all().get(market).candles();
    Contract contract = markets.all().get(market).instrument().contract();
    for (int tick = start; tick < end; tick++) {
      int bar = markets.bar(market, tick);
      if (candles.closeTime(bar) == markets.end(tick)) {
        double extreme = quantity < 0 ? candles.high()[bar] : candles.low()[bar];
        worst[tick - markets.from()] += move(contract, quantity, candles.close()[bar], extreme);
      }
    }
  }

  private static double move(Contract contract, double quantity, double from, double to) {
    return contract.future()
        ? contract.worth(to, quantity) - contract.worth(from, quantity)
        : quantity * (to - from);
  }
}
