package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Requests and replies of divergence.
final class DivergenceExamples {
  private static final Instant AT = Instant.parse("2026-01-31T14:05:00Z");
  private static final String SYMBOL = "BTC/USDT";

  private DivergenceExamples() {}

  private static Trade trade(String entry) {
    return new Trade(
        1,
        new ForeignText(SYMBOL),
        "long",
        Decimal.of("0.01"),
        AT,
        Decimal.of(entry),
        AT.plusSeconds(300),
        Decimal.of("61000"),
        Decimal.of("9"),
        null,
        Decimal.of("1"),
        Decimal.ZERO,
        null,
        null,
        1,
        null,
        new ForeignText("signal"),
        1,
        false);
  }

  /// @param run with stored series and a range
  static List<Request<?>> requests(BacktestRun run) {
    DivergenceRun.Fill fill =
        new DivergenceRun.Fill(
            new ForeignText("28457"),
            "otK3F9X1",
            "buy",
            Decimal.of("0.01"),
            Decimal.of("60010"),
            Decimal.of("600.1"),
            Decimal.of("0.02"),
            Decimal.of("0.01"),
            AT.plusMillis(412));
    return List.of(
        new StrategyDivergence("demo", "sma-cross", AT, null),
        new DivergenceRun(
            run,
            List.of(new DivergenceRun.LiveTrade(trade("60010"), List.of(fill))),
            List.of(new DivergenceRun.Note(AT, SYMBOL, "byHand", new ForeignText("closed by ada"))),
            List.of(new ForeignText("line 12 of the journal is altered"))));
  }

  static void replies(Map<String, Object> all) {
    StrategyDivergence.Difference difference =
        new StrategyDivergence.Difference(
            "differs",
            trade("60010"),
            trade("60000"),
            List.of(new ForeignText("entered at 60010, the backtest 60000")),
            List.of(
                new StrategyDivergence.Reason(
                    "slippage", new ForeignText("fill 28457 came 0.412 s after its bar began"))));
    StrategyDivergence.Reply reply =
        new StrategyDivergence.Reply(
            "7f3a2c",
            List.of(new ForeignText("BTC/USDT@binance:5m")),
            AT,
            AT.plusSeconds(3600),
            4,
            4,
            3,
            List.of(new ForeignText("line 12 of the journal is altered")),
            List.of(difference));
    all.put("strategy.divergence", reply);
    all.put("divergence.run", reply);
  }
}
