package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.sim.BacktestingPy;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reckons the figures of one run. Doubles, `StrictMath`, sums in order: the same bits everywhere.
final class Measurement {
  private static final double DAY = 86_400_000.0;
  private static final int CALENDAR_DAYS = 365;

  private final Outcome outcome;
  private final Markets markets;
  private final Settings settings;
  private final int periods;

  /// Whether to measure as backtesting.py does: holding costs no fee, a year has 365.25 days.
  private final boolean foreign;

  Measurement(Outcome outcome, Markets markets, Settings settings, int periods) {
    if (periods <= 0) {
      throw new IllegalArgumentException("there must be at least one period a year");
    }
    this.outcome = outcome;
    this.markets = markets;
    this.settings = settings;
    this.periods = periods;
    this.foreign = settings.fills().convention() instanceof BacktestingPy;
  }

  Metrics metrics() {
    TradeFigures trades = TradeFigures.of(outcome.trades());
    Drawdowns drawdowns = Drawdowns.of(outcome.equity(), markets.time(), markets.from());
    DailyReturns daily = DailyReturns.of(outcome.equity(), markets.time(), markets.from());
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
        new BenchmarkLevels(markets)
            .buyAndHoldPercent(foreign ? 0 : settings.feeRate().doubleValue()),
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

  private @Nullable Double cagrPercent() {
    double days = (markets.time()[markets.size() - 1] - markets.time()[markets.from()]) / DAY;
    double years = days / (periods == CALENDAR_DAYS && !foreign ? 365.0 : 365.25);
    double growth = number(outcome.endEquity()) / number(settings.cash());
    if (years <= 0 || growth <= 0) {
      return null;
    }
    return defined((StrictMath.pow(growth, 1 / years) - 1) * 100);
  }

  /// Ticks at which anything was held, over all of the range: from a trade's first bar to its last,
  /// both included.
  private double exposurePercent() {
    TradeNumbers trades = TradeNumbers.of(byEntry());
    boolean single = markets.all().size() == 1;
    long covered = 0;
    int next = markets.from();
    int entry = next;
    for (int trade = 0; trade < trades.size(); trade++) {
      entry = trades.entryTick(trade, markets, entry);
      int exit = single ? entry + trades.bars(trade) : lastTick(trades.exitTime(trade), entry);
      covered += Math.max(0, exit + 1 - Math.max(entry, next));
      next = Math.max(next, exit + 1);
    }
    return 100.0 * covered / outcome.equity().length;
  }

  private List<Trade> byEntry() {
    return markets.all().size() == 1
        ? outcome.trades()
        : outcome.trades().stream().sorted(Comparator.comparingLong(Trade::entryTime)).toList();
  }

  private int lastTick(long exitTime, int entry) {
    return Math.min(markets.size() - 1, Math.max(entry, markets.tickAtOrAfter(exitTime)));
  }
}
