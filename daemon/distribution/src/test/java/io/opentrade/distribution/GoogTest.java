package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The whole program against the statistics that backtesting.py publishes for SMA 10/30 on GOOG,
/// in both languages and both styles.
final class GoogTest {
  private static final Path DATA = Path.of(System.getProperty("opentrade.data"));
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Theirs → ours; percentages and ratios compare as they are.
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("Exposure Time [%]", "exposurePercent"),
          Map.entry("Equity Final [$]", "endEquity"),
          Map.entry("Equity Peak [$]", "peakEquity"),
          Map.entry("Return [%]", "netProfitPercent"),
          Map.entry("Buy & Hold Return [%]", "buyAndHoldPercent"),
          Map.entry("Volatility (Ann.) [%]", "volatilityPercent"),
          Map.entry("CAGR [%]", "cagrPercent"),
          Map.entry("Sharpe Ratio", "sharpe"),
          Map.entry("Sortino Ratio", "sortino"),
          Map.entry("Calmar Ratio", "calmar"),
          Map.entry("Max. Drawdown [%]", "maxDrawdownPercent"),
          Map.entry("Avg. Drawdown [%]", "averageDrawdownPercent"),
          Map.entry("# Trades", "trades"),
          Map.entry("Win Rate [%]", "winRatePercent"),
          Map.entry("Best Trade [%]", "bestTradePercent"),
          Map.entry("Worst Trade [%]", "worstTradePercent"),
          Map.entry("Avg. Trade [%]", "averageTradePercent"),
          Map.entry("Profit Factor", "profitFactor"),
          Map.entry("Expectancy [%]", "expectancyPercent"),
          Map.entry("SQN", "sqn"),
          Map.entry("Kelly Criterion", "kelly"));

  @ParameterizedTest
  @CsvSource({"js,signals", "js,onBar", "py,signals", "py,onBar"})
  void equalsThePublishedStatistics(String language, String style) throws Exception {
    Path candles = DATA.resolve("candles/backtesting-py/GOOG.csv");
    Assumptions.assumeTrue(Files.exists(candles), "no " + candles);
    Program.needsWall();
    JsonNode published =
        JSON.readTree(DATA.resolve("backtests/goog_smacross_10_30_stats.json").toFile());
    try (Program program = Program.inFreshHome()) {
      JsonNode metrics = run(program, candles, language, style).get("metrics");
      KEYS.forEach(
          (theirs, ours) ->
              assertEquals(
                  published.get(theirs).asDouble(),
                  metrics.get(ours).asDouble(),
                  Math.abs(published.get(theirs).asDouble()) * 1e-8,
                  theirs));
      assertEquals(
          days(published, "Max. Drawdown Duration"), metrics.get("maxDrawdownDays").asInt());
      assertEquals(days(published, "Max. Trade Duration"), metrics.get("maxTradeDays").asInt());
      double average = metrics.get("averageTradeDays").asDouble();
      assertEquals(days(published, "Avg. Trade Duration"), Math.ceil(average)); // theirs rounds up
    }
  }

  private static long days(JsonNode published, String key) {
    return Duration.parse(published.get(key).asText()).toDays();
  }

  private static JsonNode run(Program program, Path candles, String language, String style)
      throws Exception {
    Path strategy = program.folder().resolve("goog." + language);
    Files.writeString(strategy, language.equals("js") ? JAVASCRIPT : PYTHON);
    Program.Outcome outcome =
        program.run(
            "backtest",
            strategy.toString(),
            "--data",
            candles.toString(),
            "--style",
            style,
            "--cash",
            "10000",
            "--fee",
            "0%",
            "--lot",
            "1",
            "--close-at-end",
            "--periods-per-year",
            "252",
            "--json");
    assertEquals(0, outcome.exit(), outcome.output() + outcome.error());
    return JSON.readTree(outcome.output());
  }

  private static final String JAVASCRIPT =
      """
      export const params = { fast: { value: 10 }, slow: { value: 30 } };
      export function signals({ close, ta, params }) {
        const fast = ta.sma(close, params.fast), slow = ta.sma(close, params.slow);
        const up = fast.crossesAboveStrict(slow), down = fast.crossesBelowStrict(slow);
        return { enterLong: up, exitShort: up, enterShort: down, exitLong: down };
      }
      export function onBar(ctx) {
        const fast = ctx.ta.sma(ctx.close, ctx.params.fast);
        const slow = ctx.ta.sma(ctx.close, ctx.params.slow);
        if (fast.crossesAboveStrict(slow).now) ctx.buy();
        else if (fast.crossesBelowStrict(slow).now) ctx.sell();
      }
      """;

  private static final String PYTHON =
      """
      params = {"fast": {"value": 10}, "slow": {"value": 30}}

      def signals(d):
          fast, slow = d.ta.sma(d.close, d.params.fast), d.ta.sma(d.close, d.params.slow)
          up, down = fast.crosses_above_strict(slow), fast.crosses_below_strict(slow)
          return {"enter_long": up, "exit_short": up, "enter_short": down, "exit_long": down}

      def on_bar(ctx):
          fast = ctx.ta.sma(ctx.close, ctx.params.fast)
          slow = ctx.ta.sma(ctx.close, ctx.params.slow)
          if fast.crosses_above_strict(slow).now:
              ctx.buy()
          elif fast.crosses_below_strict(slow).now:
              ctx.sell()
      """;
}
