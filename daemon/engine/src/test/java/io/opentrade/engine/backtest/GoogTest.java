package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Mask;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.strategy.Sizing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The published statistics of an SMA 10/30 crossover on GOOG, to nine digits.
final class GoogTest {
  private static final Path DATA = Path.of(System.getProperty("opentrade.data", "absent"));

  @Test
  void endsWithThePublishedEquityAfterSixtySixTrades() {
    Result result = run();
    assertEquals(66, result.metrics.trades());
    assertEquals(Money.of("51422.99"), result.metrics.endEquity());
    assertEquals(Money.of("75787.44"), result.metrics.peakEquity());
    assertEquals(Money.of("41422.99"), result.metrics.netProfit());
    Trade last = result.outcome.trades().getLast();
    assertEquals("end", last.exitReason());
    assertEquals(2148, result.outcome.equity().length);
  }

  @TestFactory
  Iterable<DynamicTest> reproducesEachPublishedFigure() {
    Map<String, @Nullable Double> ours = figures(run());
    String published = read();
    return ours.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      double expected = Math.abs(number(published, entry.getKey()));
                      Double actual = Objects.requireNonNull(entry.getValue());
                      assertEquals(expected, Math.abs(actual), expected * 1e-9);
                    }))
        .toList();
  }

  @Test
  void measuresTheLongestTimesInDays() {
    Metrics metrics = run().metrics;
    assertEquals(584.0, metrics.maxDrawdownDays());
    assertEquals(183.0, metrics.maxTradeDays());
    assertEquals(46, Math.ceil(Objects.requireNonNull(metrics.averageTradeDays())));
  }

  private static Map<String, @Nullable Double> figures(Result result) {
    Metrics metrics = result.metrics;
    Map<String, @Nullable Double> figures = new LinkedHashMap<>();
    figures.put("Exposure Time [%]", metrics.exposurePercent());
    figures.put("Equity Final [$]", metrics.endEquity().value().doubleValue());
    figures.put("Equity Peak [$]", metrics.peakEquity().value().doubleValue());
    figures.put("Return [%]", metrics.netProfitPercent());
    figures.put("Buy & Hold Return [%]", metrics.buyAndHoldPercent());
    figures.put("Volatility (Ann.) [%]", metrics.volatilityPercent());
    figures.put("CAGR [%]", metrics.cagrPercent());
    figures.put("Sharpe Ratio", metrics.sharpe());
    figures.put("Sortino Ratio", metrics.sortino());
    figures.put("Calmar Ratio", metrics.calmar());
    figures.put("Max. Drawdown [%]", metrics.maxDrawdownPercent());
    figures.put("Avg. Drawdown [%]", metrics.averageDrawdownPercent());
    figures.put("# Trades", (double) metrics.trades());
    figures.put("Win Rate [%]", metrics.winRatePercent());
    figures.put("Best Trade [%]", metrics.bestTradePercent());
    figures.put("Worst Trade [%]", metrics.worstTradePercent());
    figures.put("Avg. Trade [%]", metrics.averageTradePercent());
    figures.put("Profit Factor", metrics.profitFactor());
    figures.put("Expectancy [%]", metrics.expectancyPercent());
    figures.put("SQN", metrics.sqn());
    figures.put("Kelly Criterion", metrics.kelly());
    figures.put("Alpha [%]", result.more.benchmark().alphaPercent());
    figures.put("Beta", result.more.benchmark().beta());
    return figures;
  }

  private record Result(Outcome outcome, Metrics metrics, MoreMetrics more) {}

  private static Result run() {
    Path file = DATA.resolve("candles/backtesting-py/GOOG.csv");
    assumeTrue(Files.exists(file), "no recorded data: set -Dopentrade.data");
    Candles candles = Bars.read(file);
    Instrument whole = new Instrument("GOOG", new BigDecimal("0.01"), BigDecimal.ONE, 8);
    Market market = new Market(candles, whole, 0, 29);
    Settings settings =
        new Settings(
            Money.of("10000"), BigDecimal.ZERO, new Sizing.Percent(new BigDecimal(100)), true);
    Outcome outcome =
        Backtest.run(market, settings, new SignalStrategy(crosses(candles)), Progress.SILENT);
    return new Result(
        outcome,
        Metrics.of(outcome, market, settings, 252),
        MoreMetrics.of(outcome, market, settings, 252));
  }

  /// Strict crosses of the averages over 10 and 30 closes, compared as whole cents.
  private static Signals crosses(Candles candles) {
    long[] sums = new long[candles.size() + 1];
    for (int bar = 0; bar < candles.size(); bar++) {
      sums[bar + 1] = sums[bar] + Math.round(candles.close()[bar] * 100);
    }
    Mask none = Mask.empty(candles.size());
    Mask above =
        Mask.of(candles.size(), bar -> bar >= 30 && side(sums, bar - 1) < 0 && side(sums, bar) > 0);
    Mask below =
        Mask.of(candles.size(), bar -> bar >= 30 && side(sums, bar - 1) > 0 && side(sums, bar) < 0);
    return Signals.of(above, none, below, none);
  }

  private static int side(long[] sums, int bar) {
    long fast = sums[bar + 1] - sums[bar - 9];
    long slow = sums[bar + 1] - sums[bar - 29];
    return Long.compare(fast * 3, slow);
  }

  private static String read() {
    try {
      return Files.readString(DATA.resolve("backtests/goog_smacross_10_30_stats.json"));
    } catch (IOException problem) {
      throw new AssertionError(problem);
    }
  }

  private static double number(String json, String key) {
    Matcher matcher =
        Pattern.compile(Pattern.quote("\"" + key + "\": ") + "([-0-9.e]+)").matcher(json);
    if (!matcher.find()) {
      throw new AssertionError("no " + key);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
