package io.opentrade.engine.backtest;

import static io.opentrade.engine.backtest.Measurement.defined;

import org.jspecify.annotations.Nullable;

/// Reckons what daily returns tell, alone and beside those of the instrument.
final class DailyFigures {
  private final Days days;
  private final int periods;
  private final Sample returns;

  DailyFigures(Days days, int periods) {
    this.days = days;
    this.periods = periods;
    this.returns = new Sample(Days.changes(days.equity()));
  }

  MoreMetrics.Daily daily() {
    boolean sound = returns.size() > 0 && Double.isFinite(returns.mean());
    double atRisk95 = sound ? returns.quantile(0.05) : Double.NaN;
    double atRisk99 = sound ? returns.quantile(0.01) : Double.NaN;
    return new MoreMetrics.Daily(
        defined(returns.most() * 100),
        defined(returns.least() * 100),
        omega(),
        defined(ulcer() * 100),
        serenity(),
        defined(atRisk95 * 100),
        defined(atRisk99 * 100),
        defined(returns.meanUpTo(atRisk95) * 100),
        defined(returns.meanUpTo(atRisk99) * 100),
        defined(returns.skew()),
        defined(returns.kurtosis()),
        probabilisticSharpe());
  }

  private @Nullable Double omega() {
    double gains = 0;
    double losses = 0;
    for (double each : Days.changes(days.equity())) {
      gains += Math.max(each, 0);
      losses -= Math.min(each, 0);
    }
    return defined(gains / losses);
  }

  private double ulcer() {
    double squares = 0;
    for (double fall : days.falls()) {
      squares += fall * fall;
    }
    return StrictMath.sqrt(squares / days.size());
  }

  private @Nullable Double serenity() {
    Sample falls = new Sample(days.falls());
    double pitfall = -falls.meanUpTo(falls.quantile(0.05)) / returns.deviation();
    return defined(returns.sum() / (ulcer() * pitfall));
  }

  private @Nullable Double probabilisticSharpe() {
    double sharpe = returns.mean() / returns.deviation();
    double spread = 1 - returns.skew() * sharpe + (returns.kurtosis() + 2) / 4 * sharpe * sharpe;
    double score = sharpe * StrictMath.sqrt(returns.size() - 1.0) / StrictMath.sqrt(spread);
    return defined(Sample.normal(score));
  }

  /// @param profit of the run in percent
  /// @param benchmark what the benchmark made, in percent
  MoreMetrics.Benchmark benchmark(double profit, @Nullable Double benchmark) {
    double[] ours = Days.changes(days.equity());
    double[] market = Days.changes(days.benchmark());
    double[] differences = new double[ours.length];
    for (int i = 0; i < ours.length; i++) {
      differences[i] = ours[i] - market[i];
    }
    Sample own = logarithms(ours);
    Sample held = logarithms(market);
    Sample active = new Sample(differences);
    double beta = own.covariance(held) / held.covariance(held);
    double annual = StrictMath.expm1(own.mean() * periods);
    return new MoreMetrics.Benchmark(
        benchmark == null ? null : defined(profit - beta * benchmark),
        defined(beta),
        defined(own.covariance(held) / (own.deviation() * held.deviation())),
        defined(active.deviation() * StrictMath.sqrt(periods) * 100),
        defined(active.mean() / active.deviation() * StrictMath.sqrt(periods)),
        defined(annual / beta));
  }

  private static Sample logarithms(double[] changes) {
    double[] logarithms = new double[changes.length];
    for (int i = 0; i < changes.length; i++) {
      logarithms[i] = StrictMath.log1p(changes[i]);
    }
    return new Sample(logarithms);
  }
}
