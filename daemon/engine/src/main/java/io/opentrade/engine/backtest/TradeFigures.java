package io.opentrade.engine.backtest;

import static io.opentrade.engine.backtest.Measurement.defined;
import static io.opentrade.engine.backtest.Measurement.number;

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

  static TradeFigures of(List<Trade> all) {
    List<Trade> trades = all.stream().filter(trade -> !trade.open()).toList();
    Sums sums = new Sums();
    trades.forEach(sums::add);
    int count = trades.size();
    double share = (double) sums.wins / count;
    double payoff = (sums.won / sums.wins) / (sums.lost / sums.losses);
    return new TradeFigures(
        count,
        sums.wins,
        sums.losses,
        defined(share * 100),
        sqn(trades, (sums.won - sums.lost) / count),
        defined(share - (1 - share) / payoff),
        defined(sums.wonPercent / sums.lostPercent),
        defined(sums.percent / count),
        defined(sums.best),
        defined(sums.worst),
        defined((StrictMath.exp(sums.logarithms / count) - 1) * 100),
        count == 0 ? null : sums.longest,
        defined(sums.days / count));
  }

  private static @Nullable Double sqn(List<Trade> trades, double mean) {
    double squares = 0;
    for (Trade trade : trades) {
      double difference = number(trade.profit()) - mean;
      squares += difference * difference;
    }
    double deviation = StrictMath.sqrt(squares / (trades.size() - 1));
    return defined(StrictMath.sqrt(trades.size()) * mean / deviation);
  }

  /// Running sums, in the order of the trades.
  private static final class Sums {
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

    void add(Trade trade) {
      double profit = number(trade.profit());
      if (profit > 0) {
        wins++;
        won += profit;
        wonPercent += trade.profitPercent();
      } else if (profit < 0) {
        losses++;
        lost -= profit;
        lostPercent -= trade.profitPercent();
      }
      percent += trade.profitPercent();
      logarithms += StrictMath.log(1 + trade.profitPercent() / 100);
      best = Math.max(best, trade.profitPercent());
      worst = Math.min(worst, trade.profitPercent());
      double length = (trade.exitTime() - trade.entryTime()) / DAY;
      longest = Math.max(longest, length);
      days += length;
    }
  }
}
