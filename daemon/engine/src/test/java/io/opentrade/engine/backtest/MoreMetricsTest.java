package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Figures small enough to be reckoned by hand. A thousand in cash, whole shares, no fee.
final class MoreMetricsTest {
  private static final long DAY = 86_400_000L;
  private static final Instrument SHARES =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 2);
  private static final Settings SETTINGS =
      new Settings(
          Money.of("1000"), BigDecimal.ZERO, new Sizing.Percent(new BigDecimal(100)), false);

  /// Ten shares long from bar 1 to bar 3 (+200), twelve short from 4 to 5 (0), twelve long from 5
  /// to 6 (−120), and eleven long at the end. Equity at the closes: 1000, 1100, 1200 four times,
  /// 1080 twice. A Monday to the next Monday.
  private static final Candles CANDLES =
      Bars.of(
          new double[] {100, 100, 100, 100},
          new double[] {100, 112, 88, 110},
          new double[] {110, 130, 105, 120},
          new double[] {120, 120, 95, 110},
          new double[] {100, 104, 99, 100},
          new double[] {100, 105, 96, 100},
          new double[] {90, 95, 88, 91},
          new double[] {91, 91, 91, 91});

  private static final Strategy STRATEGY =
      view ->
          switch (view.bar()) {
            case 0 -> List.of(enter(Direction.LONG, "a"));
            case 2 -> List.of(new Intent.Close(null, "taken"));
            case 3 -> List.of(enter(Direction.SHORT, ""));
            case 4 -> List.of(enter(Direction.LONG, "a"));
            case 5 -> List.of(new Intent.Close(null, ""));
            case 6 -> List.of(enter(Direction.LONG, "c"));
            default -> List.of();
          };

  private static Outcome run(Candles candles, Strategy strategy) {
    return Backtest.run(Market.of(candles, SHARES), SETTINGS, strategy, Progress.SILENT);
  }

  private static MoreMetrics of(Candles candles, Strategy strategy) {
    return MoreMetrics.of(run(candles, strategy), Market.of(candles, SHARES), SETTINGS, 365);
  }

  private static Intent enter(Direction direction, String tag) {
    return new Intent.Enter(direction, null, Double.NaN, Double.NaN, Double.NaN, Double.NaN, tag);
  }

  private static double defined(@Nullable Double figure) {
    return Objects.requireNonNull(figure);
  }

  @Test
  void theTradesAreThose() {
    List<String> profits =
        run(CANDLES, STRATEGY).trades().stream()
            .map(trade -> trade.side() + " " + trade.profit() + (trade.open() ? " open" : ""))
            .toList();
    assertEquals(List.of("LONG 200", "SHORT 0", "LONG -120", "LONG 0 open"), profits);
  }

  /// What is held and what it brings differ in the last bit of a double: 756.06 times 53.73166406.
  @Test
  void theErrorOfASumIsNoFall() {
    Instrument coins =
        new Instrument("X/Y", new BigDecimal("0.01"), new BigDecimal("0.00000001"), 8);
    Settings settings =
        new Settings(
            Money.of("10000"), BigDecimal.ZERO, new Sizing.Base(Quantity.of("53.73166406")), false);
    Candles candles = Bars.flat(100, 100, 756.06, 756.06, 756.06, 756.06);
    Strategy strategy =
        view ->
            switch (view.bar()) {
              case 0 -> List.of(enter(Direction.LONG, ""));
              case 2 -> List.of(new Intent.Close(null, ""));
              default -> List.of();
            };
    Market market = Market.of(candles, coins);
    Outcome outcome = Backtest.run(market, settings, strategy, Progress.SILENT);
    double[] equity = outcome.equity();
    assertNotEquals(equity[2], equity[4], "the sums differ");
    MoreMetrics.Drawdown drawdown = MoreMetrics.of(outcome, market, settings, 365).drawdown();
    assertNull(drawdown.start());
    assertEquals(0, drawdown.timeUnderWaterPercent());
  }

  @Test
  void account() {
    MoreMetrics.Account account = of(CANDLES, STRATEGY).account();
    double volume = 1000 + 1200 + 1200 + 1200 + 1200 + 1080 + 1001;
    assertEquals(volume / (9060 / 8.0), defined(account.turnover()), 1e-12);
    assertEquals(1000, account.minEquity());
    assertEquals(Money.of("1000"), account.minBalance());
    assertEquals(Money.of("1200"), account.maxBalance());
    assertEquals(3400 / 3.0, defined(account.averageStake()), 1e-12);
    assertEquals(1, account.openTrades());
  }

  @Test
  void drawdown() {
    MoreMetrics.Drawdown drawdown = of(CANDLES, STRATEGY).drawdown();
    assertEquals(Bars.START + 5 * DAY, drawdown.start());
    assertEquals(Bars.START + 6 * DAY, drawdown.trough());
    assertNull(drawdown.recovery());
    assertEquals(1.0, drawdown.daysToTrough());
    assertNull(drawdown.daysToRecover());
    // Ten shares at the low of 88, after an equity of 1000.
    assertEquals(-12, drawdown.intrabarPercent(), 1e-12);
    assertEquals(2.0, drawdown.averageDays());
    assertEquals(25, drawdown.timeUnderWaterPercent(), 1e-12);
  }

  @Test
  void aFallThatIsMadeGoodHasItsRecovery() {
    Strategy hold = view -> view.bar() == 0 ? List.of(enter(Direction.LONG, "")) : List.of();
    MoreMetrics.Drawdown drawdown = of(Bars.flat(100, 100, 80, 90, 100, 95, 110), hold).drawdown();
    assertEquals(Bars.START + DAY, drawdown.start());
    assertEquals(Bars.START + 2 * DAY, drawdown.trough());
    assertEquals(Bars.START + 4 * DAY, drawdown.recovery());
    assertEquals(2.0, drawdown.daysToRecover());
    assertEquals((3 + 2) / 2.0, drawdown.averageDays());
    assertEquals(-20, drawdown.intrabarPercent(), 1e-12);
  }

  @Test
  void daily() {
    MoreMetrics.Daily daily = of(CANDLES, STRATEGY).daily();
    double[] returns = {0.1, 1 / 11.0, 0, 0, 0, -0.1, 0};
    double sum = 1 / 11.0;
    double squares = 0;
    for (double each : returns) {
      squares += Math.pow(each - sum / 7, 2);
    }
    double deviation = Math.sqrt(squares / 6);
    assertEquals(10, defined(daily.bestDayPercent()), 1e-12);
    assertEquals(-10, defined(daily.worstDayPercent()), 1e-12);
    assertEquals((0.1 + 1 / 11.0) / 0.1, defined(daily.omega()), 1e-12);
    assertEquals(5, defined(daily.ulcerPercent()), 1e-12);
    assertEquals(sum / (0.05 * (0.1 / deviation)), defined(daily.serenity()), 1e-12);
    assertEquals(-7, defined(daily.valueAtRisk95Percent()), 1e-12);
    assertEquals(-9.4, defined(daily.valueAtRisk99Percent()), 1e-12);
    assertEquals(-10, defined(daily.expectedShortfall95Percent()), 1e-12);
    assertEquals(-10, defined(daily.expectedShortfall99Percent()), 1e-12);
    double sharpe = sum / 7 / deviation;
    double skew = defined(daily.skew());
    double kurtosis = defined(daily.kurtosis()) + 3;
    double spread = Math.sqrt(1 - skew * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe);
    double score = sharpe * Math.sqrt(6) / spread;
    assertEquals(Sample.normal(score), defined(daily.probabilisticSharpe()), 1e-12);
    assertTrue(score > 0 && score < 1, () -> "score " + score);
  }

  @Test
  void benchmark() {
    MoreMetrics.Benchmark benchmark = of(CANDLES, STRATEGY).benchmark();
    double[] equity = {1000, 1100, 1200, 1200, 1200, 1200, 1080, 1080};
    double[] close = {100, 110, 120, 110, 100, 100, 91, 91};
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    double difference = 0;
    double differences = 0;
    for (int i = 1; i < 8; i++) {
      double market = Math.log(close[i] / close[i - 1]);
      double own = Math.log(equity[i] / equity[i - 1]);
      x += market;
      y += own;
      xx += market * market;
      xy += market * own;
      double active = equity[i] / equity[i - 1] - close[i] / close[i - 1];
      difference += active;
      differences += active * active;
    }
    double beta = (7 * xy - x * y) / (7 * xx - x * x);
    assertEquals(beta, defined(benchmark.beta()), 1e-12);
    assertEquals(8 - beta * -9, defined(benchmark.alphaPercent()), 1e-9);
    double tracking = Math.sqrt((differences - difference * difference / 7) / 6 * 365);
    assertEquals(tracking * 100, defined(benchmark.trackingErrorPercent()), 1e-9);
    double information = difference / 7 * 365 / tracking;
    assertEquals(information, defined(benchmark.informationRatio()), 1e-9);
    double annual = Math.pow(1.08, 365 / 7.0) - 1;
    assertEquals(annual / beta, defined(benchmark.treynor()), Math.abs(annual / beta) * 1e-9);
  }

  @Test
  void holdingTheInstrumentIsItsOwnBenchmark() {
    Strategy hold = view -> view.bar() == 0 ? List.of(enter(Direction.LONG, "")) : List.of();
    MoreMetrics.Benchmark benchmark = of(Bars.flat(100, 100, 80, 90, 100), hold).benchmark();
    assertEquals(1, defined(benchmark.beta()), 1e-12);
    assertEquals(1, defined(benchmark.correlation()), 1e-12);
    assertEquals(0, defined(benchmark.alphaPercent()), 1e-12);
    assertNull(benchmark.informationRatio());
  }

  @Test
  void trades() {
    MoreMetrics.Trades trades = of(CANDLES, STRATEGY).trades();
    assertEquals(2, trades.longs());
    assertEquals(1, trades.shorts());
    assertEquals(1, trades.draws());
    assertEquals(20, defined(trades.averageWinPercent()), 1e-12);
    assertEquals(20, defined(trades.medianWinPercent()), 1e-12);
    assertEquals(-10, defined(trades.averageLossPercent()), 1e-12);
    assertEquals(200 / 120.0, defined(trades.payoffRatio()), 1e-12);
    assertEquals(-1 / 9.0, defined(trades.expectancyRatio()), 1e-12);
    assertEquals(1, trades.maxConsecutiveWins());
    assertEquals(1, trades.maxConsecutiveLosses());
    assertEquals(-26 / 3.0, defined(trades.averageMaePercent()), 1e-12);
    assertEquals(-12, defined(trades.worstMaePercent()), 1e-12);
    assertEquals(36 / 3.0, defined(trades.averageMfePercent()), 1e-12);
    assertEquals(30, defined(trades.bestMfePercent()), 1e-12);
    assertEquals(26 / 3.0, defined(trades.averageGivenBackPercent()), 1e-12);
  }

  @Test
  void durations() {
    MoreMetrics.Durations durations = of(CANDLES, STRATEGY).durations();
    MoreMetrics.Duration all = durations.all();
    assertEquals(4 / 3.0, defined(all.averageDays()), 1e-12);
    assertEquals(1.0, all.medianDays());
    assertEquals(1.0, all.minDays());
    assertEquals(2.0, all.maxDays());
    assertEquals(2.0, durations.winners().averageDays());
    assertEquals(1.0, durations.losers().averageDays());
  }

  @Test
  void withoutATradeRatiosAreUndefined() throws ReflectiveOperationException {
    MoreMetrics more = of(Bars.flat(100, 100, 100, 100, 100), _ -> List.of());
    Set<String> known =
        Set.of(
            "bestDayPercent",
            "worstDayPercent",
            "ulcerPercent",
            "turnover",
            "valueAtRisk95Percent",
            "valueAtRisk99Percent",
            "expectedShortfall95Percent",
            "expectedShortfall99Percent");
    List<String> wrong = new ArrayList<>();
    for (Record group :
        List.of(
            more.account(),
            more.daily(),
            more.benchmark(),
            more.trades(),
            more.durations().all(),
            more.durations().winners(),
            more.durations().losers())) {
      for (RecordComponent component : group.getClass().getRecordComponents()) {
        Object value = component.getAccessor().invoke(group);
        if (component.getType() == Double.class && !known.contains(component.getName())) {
          if (value != null && !component.getName().equals("trackingErrorPercent")) {
            wrong.add(component.getName() + " " + value);
          }
        } else {
          assertNotNull(value, component.getName());
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertNull(more.drawdown().start());
    assertNull(more.drawdown().averageDays());
    assertEquals(0, more.drawdown().intrabarPercent());
  }

  @Test
  void aSingleBarHasNoReturns() {
    MoreMetrics more = of(Bars.flat(100), _ -> List.of());
    assertNull(more.daily().bestDayPercent());
    assertNull(more.daily().valueAtRisk95Percent());
    assertNull(more.daily().expectedShortfall95Percent());
    assertNull(more.daily().omega());
    assertNull(more.benchmark().beta());
    assertEquals(0, more.drawdown().timeUnderWaterPercent());
  }

  @Test
  void breaksTheRunDown() {
    Breakdowns breakdowns =
        Breakdowns.of(run(CANDLES, STRATEGY), Market.of(CANDLES, SHARES), SETTINGS);
    assertEquals(
        List.of("2020-W38 3/1/1 80 3.3333 8.0000", "2020-W39 0/0/0 0 null 0.0000"),
        lines(breakdowns.week()));
    assertEquals(List.of("2020-09 3/1/1 80 3.3333 8.0000"), lines(breakdowns.month()));
    assertEquals(List.of("2020 3/1/1 80 3.3333 8.0000"), lines(breakdowns.year()));
    assertEquals(
        List.of(
            "2020-09-17 1/1/0 200 20.0000 0.0000",
            "2020-09-19 1/0/0 0 0.0000 0.0000",
            "2020-09-20 1/0/1 -120 -10.0000 -10.0000"),
        lines(breakdowns.day()));
    assertEquals(
        List.of(
            "thursday 1/1/0 200 20.0000 null",
            "saturday 1/0/0 0 0.0000 null",
            "sunday 1/0/1 -120 -10.0000 null"),
        lines(breakdowns.weekday()));
    assertEquals(
        List.of("long 2/1/1 80 5.0000 null", "short 1/0/0 0 0.0000 null"),
        lines(breakdowns.side()));
    assertEquals(
        List.of("a 2/1/1 80 5.0000 null", " 1/0/0 0 0.0000 null"), lines(breakdowns.entryTag()));
    assertEquals(List.of("X/Y 3/1/1 80 3.3333 null"), lines(breakdowns.symbol()));
    assertEquals(
        List.of("signal 2/0/1 -120 -5.0000 null", "taken 1/1/0 200 20.0000 null"),
        lines(breakdowns.exitReason()));
  }

  private static List<String> lines(List<Breakdowns.Group> groups) {
    return groups.stream()
        .map(
            group ->
                "%s %d/%d/%d %s %s %s"
                    .formatted(
                        group.name(),
                        group.trades(),
                        group.wins(),
                        group.losses(),
                        group.profit(),
                        rounded(group.averagePercent()),
                        rounded(group.equityPercent())))
        .toList();
  }

  private static String rounded(@Nullable Double figure) {
    return figure == null ? "null" : "%.4f".formatted(figure + 0.0);
  }
}
