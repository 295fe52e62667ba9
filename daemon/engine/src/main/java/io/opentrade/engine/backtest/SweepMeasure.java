package io.opentrade.engine.backtest;

import io.opentrade.engine.backtest.SweepResult.Measured;
import io.opentrade.engine.backtest.SweepResult.Wanted;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.domain.Money;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Measures one combination of a sweep, as far as it is wanted.
final class SweepMeasure {
  private final Market market;
  private final Settings settings;
  private final int periodsPerYear;
  private final Wanted wanted;
  private final BooleanSupplier goOn;
  private final long @Nullable [] opens;
  private @Nullable BarRanges ranges;

  SweepMeasure(SweepMarket sweep, Settings settings, Wanted wanted, BooleanSupplier goOn) {
    this.market = sweep.market();
    this.settings = settings;
    this.periodsPerYear = sweep.periodsPerYear();
    this.wanted = wanted;
    this.goOn = goOn;
    this.opens = opens(market, settings);
  }

  /// Null where no number of the settings fits into a long.
  private static long @Nullable [] opens(Market market, Settings settings) {
    try {
      LongMoney money = new LongMoney(market.instrument(), settings);
      return money.plainPrices(market.candles().open());
    } catch (ArithmeticException _) {
      return null;
    }
  }

  /// Whether it is enough to glance at each combination while its signals are computed.
  boolean glances() {
    return switch (wanted) {
      case METRICS -> false;
      case PROFIT, DRAWDOWN -> true;
    };
  }

  /// For combinations that are glanced at on one thread.
  GlanceGroup group() {
    return new GlanceGroup(market, settings, wanted == Wanted.DRAWDOWN, opens, this::ranges);
  }

  private synchronized BarRanges ranges() {
    if (ranges == null) {
      ranges = new BarRanges(market.candles());
    }
    return ranges;
  }

  /// By the kernel, else by the event engine, with all that a run writes down.
  ///
  /// @param warmup index of the first bar at which all indicators of the combination have a value
  Measured whole(Signals signals, int warmup) {
    Progress progress = _ -> goOn.getAsBoolean();
    Outcome outcome = Backtest.again(market, settings, new SignalStrategy(signals), progress);
    int trades = TradeNumbers.of(outcome.trades()).ended();
    Money profit = outcome.endEquity().minus(settings.cash());
    return switch (wanted) {
      case PROFIT -> new Measured(trades, profit, null, null);
      case DRAWDOWN -> new Measured(trades, profit, outcome.maxDrawdown(), null);
      case METRICS ->
          new Measured(
              trades,
              profit,
              outcome.maxDrawdown(),
              Metrics.of(outcome, measured(warmup), settings, periodsPerYear));
    };
  }

  /// The market as figures see it: buy-and-hold starts where the strategy could.
  private Market measured(int warmup) {
    return new Market(
        market.candles(),
        market.instrument(),
        market.from(),
        Math.max(market.firstDecision(), warmup));
  }
}
