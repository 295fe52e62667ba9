package io.opentrade.research.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.RollingSharpe;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.protocol.WalkforwardRun;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Tests of a walk forward as one account. A thousand in cash, whole shares, no fee, eight bars a
/// day.
final class StitchTest {
  private static final long HOUR = 3_600_000L;
  private static final Instrument SHARES =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 2);
  private static final Settings SETTINGS =
      new Settings(
          Money.of("1000"), BigDecimal.ZERO, new Sizing.Percent(new BigDecimal(100)), true);

  private static Candles candles(double... prices) {
    long[] time = new long[prices.length];
    Arrays.setAll(time, bar -> 3 * HOUR * bar);
    return new Candles(Timeframe.of("3h"), time, prices, prices, prices, prices, prices);
  }

  private static Strategy entersAt(int bar, Direction direction) {
    double none = Double.NaN;
    Intent enters = new Intent.Enter(direction, null, none, none, none, none, "");
    return view -> view.bar() == bar ? List.of(enters) : List.of();
  }

  private static Outcome trade(
      Candles candles, Windows.Window window, Settings settings, Direction direction) {
    Market market =
        new Market(candles.slice(0, window.testTo()), SHARES, window.testFrom(), window.testFrom());
    return Backtest.run(market, settings, entersAt(window.testFrom(), direction), Progress.SILENT);
  }

  private static Windows.Window window(int from, int to) {
    return new Windows.Window(0, from, from, to);
  }

  /// Four days of eight bars: +10 on the first, nothing traded on the second, +10 on the third,
  /// nothing on the fourth.
  @Test
  void daysWithoutATradeAreDays() {
    double[] prices = new double[32];
    Arrays.fill(prices, 100);
    for (int bar = 4; bar < 32; bar++) {
      prices[bar] = bar < 20 ? 101 : 102;
    }
    Candles candles = candles(prices);
    Stitch stitch = new Stitch(SETTINGS, candles, 0, 365);
    for (Windows.Window window : List.of(window(0, 8), window(16, 24))) {
      stitch.add(trade(candles, window, stitch.settings(), Direction.LONG), window);
    }
    WalkforwardRun.Total total = stitch.total(32, 2);
    assertFalse(stitch.ruined());
    assertEquals(1020, total.endEquity().toDouble());
    assertEquals(2, total.netProfitPercent(), 1e-9);
    assertEquals(2, total.trades());
    double[] days = {1010, 1010, 1020, 1020};
    assertEquals(RollingSharpe.of(days, 3, 365)[3], sharpe(total), 1e-12);
  }

  private static double sharpe(WalkforwardRun.Total total) {
    return Objects.requireNonNull(total.sharpe());
  }

  /// Two tests that share a day leave one equity for it.
  @Test
  void aDayOfTwoTestsIsOneDay() {
    double[] prices = new double[24];
    Arrays.setAll(prices, bar -> 100 + bar);
    Candles candles = candles(prices);
    Stitch stitch = new Stitch(SETTINGS, candles, 0, 365);
    double[] days = new double[3];
    for (int from = 0; from < 24; from += 4) {
      Windows.Window window = window(from, from + 4);
      stitch.add(trade(candles, window, stitch.settings(), Direction.LONG), window);
      if (from % 8 == 4) {
        days[from / 8] = stitch.settings().cash().value().doubleValue();
      }
    }
    assertEquals(RollingSharpe.of(days, 2, 365)[2], sharpe(stitch.total(24, 6)), 1e-12);
  }

  /// Ten sold short at 100 cost 3,000 at 300: two thousand more than there is.
  @Test
  void aRuinedAccountStaysRuined() {
    Candles candles = candles(100, 100, 300, 300, 300, 300, 100, 100);
    Stitch stitch = new Stitch(SETTINGS, candles, 0, 365);
    Windows.Window window = window(0, 5);
    stitch.add(trade(candles, window, stitch.settings(), Direction.SHORT), window);
    assertTrue(stitch.ruined());
    WalkforwardRun.Total total = stitch.total(8, 0);
    assertEquals(-1000, total.endEquity().toDouble());
    assertEquals(-200, total.netProfitPercent(), 1e-9);
    assertNull(total.sharpe());
  }
}
