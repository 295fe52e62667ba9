package io.opentrade.engine.backtest;

import static io.opentrade.engine.backtest.Measurement.defined;
import static io.opentrade.engine.backtest.Measurement.number;

import io.opentrade.engine.sim.Freqtrade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sharpe and Sortino as freqtrade reckons them: a mean per day over a deviation per trade.
final class FreqtradeFigures {
  private static final long DAY = 86_400_000;

  private FreqtradeFigures() {}

  /// Null where the run does not follow its rules.
  static MoreMetrics.@Nullable Freqtrade of(Outcome outcome, Markets markets, Settings settings) {
    if (!(settings.fills().convention() instanceof Freqtrade)) {
      return null;
    }
    long span = markets.time()[markets.size() - 1] - markets.time()[markets.from()];
    double start = number(settings.cash());
    List<Double> profits =
        outcome.trades().stream()
            .filter(trade -> !trade.open())
            .map(trade -> number(trade.profit()) / start)
            .toList();
    double perDay =
        profits.stream().mapToDouble(Double::doubleValue).sum() / Math.max(1, span / DAY);
    double yearly = perDay * StrictMath.sqrt(365);
    List<Double> losses = profits.stream().filter(profit -> profit < 0).toList();
    return new MoreMetrics.Freqtrade(
        defined(yearly / deviation(profits)), defined(yearly / deviation(losses)));
  }

  /// Of the whole population; not a number without one.
  private static double deviation(List<Double> values) {
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return StrictMath.sqrt(squares / values.size());
  }
}
