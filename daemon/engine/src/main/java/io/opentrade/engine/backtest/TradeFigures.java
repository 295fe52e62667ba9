package io.opentrade.engine.backtest;

import static io.opentrade.engine.backtest.Measurement.defined;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The figures over the trades that have ended. Null is undefined.
record TradeFigures(
    int count,
    int wins,
    int losses,
    @Nullable Double winRatePercent,
    @Nullable Double sqn,
    @Nullable Double kelly,
    @Nullable Double profitFactor,
    @Nullable Double expectancyPercent,
    @Nullable Double bestPercent,
    @Nullable Double worstPercent,
    @Nullable Double averagePercent,
    @Nullable Double longestDays,
    @Nullable Double averageDays) {
  private static final double DAY = 86_400_000.0;

  /// Far above the error of a mean.
  private static final double NOISE = 1e-12;

  static TradeFigures of(List<Trade> all) {
    TradeNumbers trades = TradeNumbers.of(all);
    Sums sums = new Sums();
    for (int trade = 0; trade < trades.size(); trade++) {
      if (!trades.open(trade)) {
        sums.add(trades, trade);
      }
    }
    sums.addLengths(trades);
    int count = sums.count;
    double share = (double) sums.wins / count;
    double payoff = (sums.won / sums.wins) / (sums.lost / sums.losses);
    return new TradeFigures(
        count,
        sums.wins,
        sums.losses,
        defined(share * 100),
        sqn(trades, count, (sums.won - sums.lost) / count),
        defined(share - (1 - share) / payoff),
        defined(sums.wonPercent / sums.lostPercent),
        defined(sums.percent / count),
        defined(sums.best),
        defined(sums.worst),
        defined((StrictMath.exp(sums.logarithms / count) - 1) * 100),
        count == 0 ? null : sums.longest,
        defined(sums.days / count));
  }

  private static @Nullable Double sqn(TradeNumbers trades, int count, double mean) {
    double squares = 0;
    for (int trade = 0; trade < trades.size(); trade++) {
      if (!trades.open(trade)) {
        double difference = trades.profit(trade) - mean;
        squares += difference * difference;
      }
    }
    double deviation = StrictMath.sqrt(squares / (count - 1));
    if (deviation <= NOISE * Math.abs(mean)) {
      return null; // all profits are the same
    }
    return defined(StrictMath.sqrt(count) * mean / deviation);
  }

  /// Running sums, in the order of the trades.
  private static final class Sums {
    private int count;
    private int wins;
    private int losses;
    private double won;
    private double lost;
    private double wonPercent;
    private double lostPercent;
    private double percent;
    private double logarithms;
    private double best = Double.NEGATIVE_INFINITY;
    private double worst = Double.POSITIVE_INFINITY;
    private double longest;
    private double days;

    void add(TradeNumbers trades, int trade) {
      double profit = trades.profit(trade);
      double share = trades.profitPercent(trade);
      count++;
      if (profit > 0) {
        wins++;
        won += profit;
        wonPercent += share;
      } else if (profit < 0) {
        losses++;
        lost -= profit;
        lostPercent -= share;
      }
      percent += share;
      logarithms += StrictMath.log(1 + share / 100);
      best = Math.max(best, share);
      worst = Math.min(worst, share);
    }

    /// By themselves: times lie far apart in memory, and a loop that does nothing else waits for
    /// many of them at once.
    void addLengths(TradeNumbers trades) {
      for (int trade = 0; trade < trades.size(); trade++) {
        if (!trades.open(trade)) {
          double length = (trades.exitTime(trade) - trades.entryTime(trade)) / DAY;
          longest = Math.max(longest, length);
          days += length;
        }
      }
    }
  }
}
