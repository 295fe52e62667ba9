package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.engine.strategy.Strategy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Figures small enough to be reckoned by hand.
final class MeasurementTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final Instrument SHARES =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 2);

  @Test
  void samplesTheLastEquityOfEachUtcDayThatHasBars() {
    long[] time = {20 * HOUR, 23 * HOUR, DAY, DAY + 5 * HOUR, 4 * DAY};
    DailyReturns daily = DailyReturns.of(new double[] {90, 100, 150, 110, 121}, time, 0);
    assertEquals(StrictMath.pow(1.1, 365) - 1, daily.annual(365), 1e-3);
    assertEquals(0, daily.volatility(365), 1e-6);
    assertEquals(0, daily.downside(365));
  }

  @Test
  void volatilityUsesTheSampleVariance() {
    DailyReturns daily =
        DailyReturns.of(new double[] {100, 110, 99}, new long[] {0, DAY, 2 * DAY}, 0);
    double variance = 2 * 0.1 * 0.1;
    double growth = 1.1 * 0.9;
    assertEquals(growth - 1, daily.annual(2), 1e-12);
    double expected = Math.sqrt(Math.pow(variance + growth, 2) - growth * growth);
    assertEquals(expected, daily.volatility(2), 1e-12);
    assertEquals(Math.sqrt(0.01 / 2) * Math.sqrt(2), daily.downside(2), 1e-12);
  }

  @Test
  void aRuinedAccountHasNoReturns() {
    DailyReturns daily =
        DailyReturns.of(new double[] {100, -5, 99}, new long[] {0, DAY, 2 * DAY}, 0);
    assertTrue(Double.isNaN(daily.annual(365)));
  }

  /// Three profits of 0.1 have a mean that is not 0.1 in doubles.
  @Test
  void profitsThatDoNotDifferHaveNoSystemQualityNumber() {
    Instrument coins = new Instrument("X/Y", new BigDecimal("0.1"), new BigDecimal("0.1"), 8);
    Settings settings =
        new Settings(Money.of("1000"), BigDecimal.ZERO, new Sizing.Base(Quantity.of("1")), false);
    Candles candles = Bars.flat(1, 1, 1.1, 1, 1.1, 1, 1.1, 1);
    Strategy strategy =
        view -> view.bar() % 2 == 0 ? List.of(enters()) : List.of(new Intent.Close(null, ""));
    Market market = Market.of(candles, coins);
    Outcome outcome = Backtest.run(market, settings, strategy, Progress.SILENT);
    TradeFigures figures = TradeFigures.of(outcome.trades());
    assertEquals(3, figures.count());
    assertEquals(3, figures.wins());
    assertNull(figures.sqn());
  }

  private static Intent enters() {
    double none = Double.NaN;
    return new Intent.Enter(Direction.LONG, null, none, none, none, none, "");
  }

  @Test
  void theErrorOfASumIsNoFall() {
    double held = Math.nextDown(1.0);
    double[] equity = {1, held, 1, held, 2, 1, 2 * held, 3};
    long[] time = {0, 1, 2, 3, 4, 5, 6, 7};
    Drawdowns drawdowns = Drawdowns.of(equity, time, 0);
    assertEquals(0.5, drawdowns.deepest());
    assertEquals(0.5, drawdowns.meanDepth());
    assertEquals(2, drawdowns.longestMillis());
  }

  @Test
  void anEpisodeLastsFromItsPeakToItsRecoveryOrToTheEnd() {
    double[] equity = {100, 120, 90, 120, 130, 117, 104, 125};
    long[] time = new long[equity.length];
    for (int i = 0; i < time.length; i++) {
      time[i] = i * DAY;
    }
    Drawdowns drawdowns = Drawdowns.of(equity, time, 0);
    assertEquals(0.25, drawdowns.deepest(), 1e-12);
    assertEquals((0.25 + 0.2) / 2, drawdowns.meanDepth(), 1e-12);
    assertEquals(3 * DAY, drawdowns.longestMillis());
  }

  @Test
  void theLargestFallInMoneyNeedNotBeTheDeepestInPercent() {
    // 100 → 50 is the deeper fall, 300 → 200 the larger one.
    Outcome outcome =
        Backtest.run(
            Market.of(Bars.flat(100, 100, 50, 300, 200), SHARES),
            settings("0"),
            at(0),
            bar -> true);
    Metrics metrics = metrics(outcome, Bars.flat(100, 100, 50, 300, 200), "0", 365);
    assertEquals(Money.of("1000"), metrics.maxDrawdown());
    assertEquals(50, metrics.maxDrawdownPercent(), 1e-12);
    assertEquals(Money.of("3000"), metrics.peakEquity());
  }

  @Test
  void withoutATradeRatiosAreUndefined() {
    Candles candles = Bars.flat(100, 100, 100);
    Metrics metrics = metrics(run(candles, "0", at(-1)), candles, "0", 365);
    assertEquals(0, metrics.trades());
    for (Double undefined :
        new @Nullable Double[] {
          metrics.winRatePercent(),
          metrics.sharpe(),
          metrics.sortino(),
          metrics.calmar(),
          metrics.sqn(),
          metrics.kelly(),
          metrics.profitFactor(),
          metrics.expectancyPercent(),
          metrics.bestTradePercent(),
          metrics.worstTradePercent(),
          metrics.averageTradePercent(),
          metrics.maxTradeDays(),
          metrics.averageTradeDays(),
          metrics.averageDrawdownPercent()
        }) {
      assertNull(undefined);
    }
    assertEquals(0.0, metrics.cagrPercent());
    assertEquals(0.0, metrics.exposurePercent());
    assertEquals(0.0, metrics.volatilityPercent());
  }

  @Test
  void aSingleBarHasNoYear() {
    Candles candles = Bars.flat(100);
    Metrics metrics = metrics(run(candles, "0", at(-1)), candles, "0", 365);
    assertNull(metrics.cagrPercent());
    assertNull(metrics.volatilityPercent());
  }

  @Test
  void yearsAreOf365DaysWhereTheMarketNeverCloses() {
    Candles candles = Bars.flat(100, 100, 200);
    Outcome outcome = run(candles, "0", at(0));
    double crypto = Math.pow(2, 365.0 / 2) - 1;
    double shares = Math.pow(2, 365.25 / 2) - 1;
    assertEquals(
        crypto * 100,
        Objects.requireNonNull(metrics(outcome, candles, "0", 365).cagrPercent()),
        crypto * 1e-9);
    assertEquals(
        shares * 100,
        Objects.requireNonNull(metrics(outcome, candles, "0", 252).cagrPercent()),
        shares * 1e-9);
  }

  @Test
  void buyAndHoldPaysTheFeeTwiceAndStartsWhereDecisionsDo() {
    Candles candles = Bars.flat(10, 100, 150, 120);
    Market market = new Market(candles, SHARES, 0, 1);
    Outcome outcome = Backtest.run(market, settings("0.01"), at(-1), Progress.SILENT);
    Metrics metrics = Metrics.of(outcome, market, settings("0.01"), 365);
    double expected = (120 * 0.99 / (100 * 1.01) - 1) * 100;
    assertEquals(expected, Objects.requireNonNull(metrics.buyAndHoldPercent()), 1e-9);
  }

  @Test
  void exposureCountsABarOnceAndLeavesOutTheWarmUpBefore() {
    Candles candles = Bars.flat(1, 1, 100, 100, 100, 100, 100, 100, 100, 100);
    Market market = new Market(candles, SHARES, 2, 2);
    // Held from bar 3 to the open of bar 5, and round from there to the open of bar 6.
    Strategy strategy =
        view ->
            switch (view.bar()) {
              case 2 -> List.of(enter(Direction.LONG));
              case 4 -> List.of(enter(Direction.SHORT));
              case 5 -> List.of(new Intent.Close(null, ""));
              default -> List.of();
            };
    Outcome outcome = Backtest.run(market, settings("0"), strategy, Progress.SILENT);
    assertEquals(2, outcome.trades().size());
    Metrics metrics = Metrics.of(outcome, market, settings("0"), 365);
    assertEquals(50.0, metrics.exposurePercent());
  }

  @Test
  void figuresOfTradesAreAfterFees() {
    Candles candles = Bars.flat(100, 100, 110, 110);
    Strategy strategy =
        view ->
            switch (view.bar()) {
              case 0 -> List.of(enter(Direction.LONG));
              case 1 -> List.of(new Intent.Close(null, ""));
              default -> List.of();
            };
    Outcome outcome = run(candles, "0.01", strategy);
    Metrics metrics = metrics(outcome, candles, "0.01", 365);
    // Nine shares: 900 in, 990 out, fees 9 and 9.90.
    assertEquals(Money.of("18.9"), metrics.fees());
    assertEquals(Money.of("1890"), metrics.volume());
    assertEquals(Money.of("71.1"), metrics.netProfit());
    assertEquals(7.9, Objects.requireNonNull(metrics.expectancyPercent()), 1e-12);
    assertEquals(1, metrics.wins());
    assertNotNull(metrics.averageTradePercent());
    assertNull(metrics.profitFactor());
    assertNull(metrics.kelly());
    assertNull(metrics.sqn());
  }

  private static Outcome run(Candles candles, String fee, Strategy strategy) {
    return Backtest.run(Market.of(candles, SHARES), settings(fee), strategy, Progress.SILENT);
  }

  private static Metrics metrics(Outcome outcome, Candles candles, String fee, int periods) {
    return Metrics.of(outcome, Market.of(candles, SHARES), settings(fee), periods);
  }

  private static Settings settings(String fee) {
    return new Settings(
        Money.of("1000"), new BigDecimal(fee), new Sizing.Percent(new BigDecimal(100)), false);
  }

  /// Goes long at that bar.
  private static Strategy at(int bar) {
    return view -> view.bar() == bar ? List.of(enter(Direction.LONG)) : List.of();
  }

  private static Intent enter(Direction direction) {
    return new Intent.Enter(direction, null, Double.NaN, Double.NaN, Double.NaN, Double.NaN, "");
  }
}
