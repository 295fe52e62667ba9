package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.engine.strategy.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The recorded scenarios: reason, bars and profit (to three decimals) of every trade.
final class FreqtradeTest {
  private static final Path FILE =
      Path.of(System.getProperty("opentrade.data", "absent"))
          .resolve("backtests/intracandle_scenarios.json");

  @TestFactory
  List<DynamicTest> agreesWithTheRecordedScenarios() throws IOException {
    assumeTrue(Files.exists(FILE), "no recorded data: set -Dopentrade.data");
    List<?> all = (List<?>) new SmallJson(Files.readString(FILE)).value();
    assertFalse(all.isEmpty());
    return all.stream()
        .map(fields -> new FreqtradeScenario((Map<?, ?>) fields))
        .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> check(scenario)))
        .toList();
  }

  private static void check(FreqtradeScenario scenario) {
    List<Trade> trades = scenario.run().trades();
    List<?> expected = scenario.list("trades");
    assertEquals(expected.stream().map(FreqtradeTest::expected).toList(), said(trades));
    double profit = trades.stream().mapToDouble(Trade::profitPercent).sum() / 100;
    Double recorded = scenario.number("profit_perc");
    assertEquals(recorded == null ? 0 : recorded, Math.rint(profit * 1000) / 1000, 1e-9);
  }

  private static String expected(Object trade) {
    Map<?, ?> fields = (Map<?, ?>) trade;
    String tag = String.valueOf(fields.get("enter_tag"));
    return String.join(
        " ",
        String.valueOf(fields.get("exit_reason")).toLowerCase(Locale.ROOT),
        String.valueOf(fields.get("open_tick")),
        String.valueOf(fields.get("close_tick")),
        String.valueOf(fields.get("is_short")),
        tag.equals("null") ? "" : tag);
  }

  private static List<String> said(List<Trade> trades) {
    return trades.stream()
        .map(
            trade ->
                String.join(
                    " ",
                    trade.exitReason(),
                    String.valueOf((double) FreqtradeScenario.tick(trade.entryTime())),
                    String.valueOf((double) FreqtradeScenario.tick(trade.exitTime())),
                    String.valueOf(trade.side() == Direction.SHORT),
                    trade.entryTag()))
        .toList();
  }
}
