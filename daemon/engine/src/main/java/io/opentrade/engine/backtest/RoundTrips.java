package io.opentrade.engine.backtest;

import static io.opentrade.engine.backtest.Measurement.defined;
import static io.opentrade.engine.backtest.Measurement.number;

import io.opentrade.engine.strategy.Direction;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Reckons the figures over the trades that have ended.
final class RoundTrips {
  private static final double DAY = 86_400_000.0;

  private final List<Trade> all;
  private final List<Trade> won;
  private final List<Trade> lost;

  RoundTrips(List<Trade> trades) {
    all = trades.stream().filter(trade -> !trade.open()).toList();
    won = all.stream().filter(trade -> trade.profit().signum() > 0).toList();
    lost = all.stream().filter(trade -> trade.profit().signum() < 0).toList();
  }

  MoreMetrics.Trades trades() {
    Sample gains = sample(won, Trade::profitPercent);
    Sample losses = sample(lost, Trade::profitPercent);
    Sample adverse = sample(all, Trade::mae);
    Sample favourable = sample(all, Trade::mfe);
    int longs = (int) all.stream().filter(trade -> trade.side() == Direction.LONG).count();
    return new MoreMetrics.Trades(
        longs,
        all.size() - longs,
        all.size() - won.size() - lost.size(),
        defined(gains.mean()),
        defined(gains.median()),
        defined(losses.mean()),
        defined(losses.median()),
        payoff(),
        expectancyRatio(),
        longest(1),
        longest(-1),
        defined(adverse.mean()),
        defined(adverse.least()),
        defined(favourable.mean()),
        defined(favourable.most()),
        defined(sample(all, trade -> trade.mfe() - trade.profitPercent()).mean()));
  }

  MoreMetrics.Durations durations() {
    return new MoreMetrics.Durations(duration(all), duration(won), duration(lost));
  }

  private static MoreMetrics.Duration duration(List<Trade> trades) {
    Sample days = sample(trades, trade -> (trade.exitTime() - trade.entryTime()) / DAY);
    return new MoreMetrics.Duration(
        defined(days.mean()), defined(days.median()), defined(days.least()), defined(days.most()));
  }

  private @Nullable Double payoff() {
    return defined(-average(won) / average(lost));
  }

  /// Won for each unit lost on average, less what breaks even.
  private @Nullable Double expectancyRatio() {
    double share = (double) won.size() / all.size();
    return defined((1 - average(won) / average(lost)) * share - 1);
  }

  private static double average(List<Trade> trades) {
    return sample(trades, trade -> number(trade.profit())).mean();
  }

  private int longest(int sign) {
    int longest = 0;
    int run = 0;
    for (Trade trade : all) {
      run = trade.profit().signum() == sign ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private static Sample sample(List<Trade> trades, ToDoubleFunction<Trade> figure) {
    return new Sample(trades.stream().mapToDouble(figure).toArray());
  }
}
