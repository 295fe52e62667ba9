package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Money;
import org.jspecify.annotations.Nullable;

/// Reckons the figures of one run. Doubles, `StrictMath`, sums in order: the same bits everywhere.
final class Measurement {
  private static final double DAY = 86_400_000.0;
  private static final int CALENDAR_DAYS = 365;

  private final Outcome outcome;
  private final Market market;
  private final Settings settings;
  private final int periods;
  private final Candles candles;

  Measurement(Outcome outcome, Market market, Settings settings, int periods) {
    if (periods <= 0) {
      throw new IllegalArgumentException("there must be at least one period a year");
    }
    this.outcome = outcome;
    this.market = market;
    this.settings = settings;
    this.periods = periods;
    this.candles = market.candles();
  }

  Metrics metrics() {
    TradeFigures trades = TradeFigures.of(outcome.trades());
    Drawdowns drawdowns = Drawdowns.of(outcome.equity(), candles.time(), market.from());
    DailyReturns daily = DailyReturns.of(outcome.equity(), candles.time(), market.from());
    Money start = settings.cash();
    Money profit = outcome.endEquity().minus(start);
    double annual = daily.annual(periods);
    double volatility = daily.volatility(periods);
    return new Metrics(
        trades.count(),
        trades.wins(),
        trades.losses(),
        trades.winRatePercent(),
        start,
        outcome.endEquity(),
        outcome.peakEquity(),
        profit,
        number(profit) / number(start) * 100,
        buyAndHoldPercent(),
        cagrPercent(),
        exposurePercent(),
        outcome.maxDrawdown(),
        drawdowns.deepest() * 100,
        drawdowns.longestMillis() / DAY,
        defined(drawdowns.meanDepth() * 100),
        defined(volatility * 100),
        defined(annual / volatility),
        defined(annual / daily.downside(periods)),
        defined(annual / drawdowns.deepest()),
        trades.sqn(),
        trades.kelly(),
        trades.profitFactor(),
        trades.expectancyPercent(),
        trades.bestPercent(),
        trades.worstPercent(),
        trades.averagePercent(),
        trades.longestDays(),
        trades.averageDays(),
        outcome.fees(),
        outcome.volume());
  }

  /// Null for what is no finite number: a ratio without a denominator.
  static @Nullable Double defined(double value) {
    return Double.isFinite(value) ? value : null;
  }

  static double number(Money money) {
    return money.value().doubleValue();
  }

  private @Nullable Double buyAndHoldPercent() {
    if (market.firstDecision() >= candles.size()) {
      return null;
    }
    double first = candles.close()[market.firstDecision()];
    double last = candles.close()[candles.size() - 1];
    double fee = settings.feeRate().doubleValue();
    return first > 0 ? defined((last * (1 - fee) / (first * (1 + fee)) - 1) * 100) : null;
  }

  private @Nullable Double cagrPercent() {
    double days = (candles.time()[candles.size() - 1] - candles.time()[market.from()]) / DAY;
    double years = days / (periods == CALENDAR_DAYS ? 365.0 : 365.25);
    double growth = number(outcome.endEquity()) / number(settings.cash());
    if (years <= 0 || growth <= 0) {
      return null;
    }
    return defined((StrictMath.pow(growth, 1 / years) - 1) * 100);
  }

  private double exposurePercent() {
    long covered = 0;
    int next = market.from();
    for (Trade trade : outcome.trades()) {
      int entry = candles.indexAtOrAfter(trade.entryTime());
      int exit = entry + trade.bars();
      covered += Math.max(0, exit + 1 - Math.max(entry, next));
      next = Math.max(next, exit + 1);
    }
    return 100.0 * covered / outcome.equity().length;
  }
}
