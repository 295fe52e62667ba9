package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The whole program by the rules of other programs.
final class CompatTest {
  private static final Path GOOG =
      Path.of(System.getProperty("opentrade.data")).resolve("candles/backtesting-py/GOOG.csv");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String REVERSING =
      """
      export function signals({ close, ta }) {
        const fast = ta.sma(close, 10), slow = ta.sma(close, 30);
        return { enterLong: fast.crossesAboveStrict(slow), enterShort: fast.crossesBelowStrict(slow) };
      }
      """;

  private static final String LONG_ONLY =
      """
      export function signals({ close, ta }) {
        const fast = ta.sma(close, 10), slow = ta.sma(close, 30);
        return { enterLong: fast.crossesAboveStrict(slow), exitLong: fast.crossesBelowStrict(slow) };
      }
      """;

  private static final String BRACKETED =
      """
      export function signals({ close, ta }) {
        const fast = ta.sma(close, 10), slow = ta.sma(close, 30);
        return { enterLong: fast.crossesAboveStrict(slow),
                 stop: close.times(0.95), takeProfit: close.times(1.1) };
      }
      """;

  @Test
  void countsTheTradesOfBacktestingPy() throws Exception {
    Assumptions.assumeTrue(Files.exists(GOOG), "no " + GOOG);
    Program.needsWall();
    try (Program program = Program.inFreshHome()) {
      List<String> compat = List.of("--compat", "backtesting.py");
      JsonNode plain = run(program, REVERSING, GOOG, compat);
      assertEquals(66, plain.at("/metrics/trades").asInt());
      assertEquals("51422.99", plain.at("/metrics/endEquity").asText());
      assertEquals(252, plain.at("/run/config/periodsPerYear").asInt());
      assertEquals("1", plain.at("/run/config/lot").asText());
      assertEquals(0.58062, plain.at("/metrics/sharpe").asDouble(), 1e-5);
      assertEquals(66, trades(program, REVERSING, "0.2%"));
      assertEquals(33, trades(program, LONG_ONLY, "0.1%"));
      assertEquals(29, trades(program, BRACKETED, "0%"));
    }
  }

  /// Hourly bars: in at 100, a stop 10 % below that trails 2 % behind once the profit is above 3 %.
  @Test
  void trailsAsFreqtradeDoes() throws Exception {
    Program.needsWall();
    try (Program program = Program.inFreshHome()) {
      Path candles = program.folder().resolve("X.csv");
      Files.writeString(
          candles,
          """
          date,open,high,low,close,volume
          2024-01-01T00:00:00Z,100,101,99,100,5
          2024-01-01T01:00:00Z,100,102,99,101,5
          2024-01-01T02:00:00Z,101,103.5,101.5,103,5
          2024-01-01T03:00:00Z,102,102.5,101,101,5
          2024-01-01T04:00:00Z,101,102,100,101,5
          """);
      JsonNode result =
          run(
              program,
              "export function onBar(ctx) { if (ctx.bar.index === 0) ctx.buy(); }",
              candles,
              List.of(
                  "--compat",
                  "freqtrade",
                  "--fee",
                  "0",
                  "--stop-loss",
                  "10%",
                  "--trailing-stop",
                  "--trailing-distance",
                  "2%",
                  "--trailing-offset",
                  "3%",
                  "--trailing-only-offset"));
      JsonNode trade = result.at("/trades/0");
      assertEquals(1, result.at("/trades").size());
      assertEquals("trailing_stop_loss", trade.path("exitReason").asText());
      assertEquals("101.43", trade.path("exitPrice").asText());
      assertEquals("2024-01-01T03:00:00Z", trade.path("exitTime").asText());
      assertTrue(result.at("/more/freqtrade").isObject());
      assertFalse(result.at("/run/config/fills/compat").isMissingNode());
    }
  }

  private static int trades(Program program, String strategy, String fee) throws Exception {
    List<String> flags = List.of("--compat", "backtesting.py", "--fee", fee);
    return run(program, strategy, GOOG, flags).at("/metrics/trades").asInt();
  }

  private static JsonNode run(Program program, String strategy, Path candles, List<String> flags)
      throws Exception {
    Path file = program.folder().resolve("strategy.js");
    Files.writeString(file, strategy);
    List<String> words =
        new ArrayList<>(
            List.of("backtest", file.toString(), "--data", candles.toString(), "--json"));
    words.addAll(flags);
    Program.Outcome outcome = program.run(words.toArray(String[]::new));
    assertEquals(0, outcome.exit(), outcome.output() + outcome.error());
    return JSON.readTree(outcome.output());
  }
}
