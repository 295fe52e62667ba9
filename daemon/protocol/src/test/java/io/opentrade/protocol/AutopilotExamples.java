package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A request and a reply of every method that concerns the autopilot.
final class AutopilotExamples {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

  private AutopilotExamples() {}

  static List<Request<?>> requests() {
    return List.of(
        new AutopilotStart(
            "demo",
            AutopilotRisk.MEDIUM,
            Decimal.of("1000"),
            3,
            Decimal.of("10"),
            Decimal.of("5"),
            new AutopilotStart.Target(null, Decimal.of("8")),
            List.of(new InputFile("/home/anna/sma.js", new ForeignText("sma.js"))),
            List.of("BTC/USDT"),
            "1h"),
        new AutopilotStop("demo"),
        new AutopilotStatus("demo"),
        new AutopilotSettings("demo"),
        new AutopilotTarget("demo", new AutopilotStart.Target(Decimal.of("80"), null)),
        new AutopilotWhy("demo", 5));
  }

  static void replies(Map<String, Object> all) {
    AutopilotInfo info =
        new AutopilotInfo(
            "demo",
            3,
            "on",
            AutopilotRisk.MEDIUM,
            "USDT",
            Decimal.of("1000"),
            Decimal.of("1012.5"),
            1.25,
            0.5,
            Decimal.of("80"),
            Decimal.of("100"),
            null,
            AT,
            null,
            AT.plusSeconds(259_200),
            List.of(
                new AutopilotInfo.Leg(
                    new ForeignText("auto3-1-sma-btc"),
                    new ForeignText("sma.js"),
                    "BTC/USDT@binance:1h",
                    "running",
                    35,
                    Decimal.of("350"),
                    Decimal.of("362.5"),
                    Decimal.of("0.005"))));
    for (String each : List.of("start", "stop", "status", "target")) {
      all.put("autopilot." + each, info);
    }
    all.put(
        "autopilot.settings",
        new AutopilotSettings.Reply(
            "demo",
            "on",
            AutopilotRisk.MEDIUM,
            Decimal.of("1000"),
            3,
            Decimal.of("10"),
            Decimal.of("5"),
            Decimal.of("80"),
            Decimal.of("100"),
            3,
            List.of(new ForeignText("sma.js")),
            List.of("BTC/USDT"),
            "1h"));
    all.put("autopilot.why", new AutopilotWhy.Reply(List.of(decision())));
  }

  private static AutopilotWhy.Decision decision() {
    return new AutopilotWhy.Decision(
        7,
        3,
        AT,
        "review",
        new ForeignText("1 candidates: 1 begin, 0 go on, 0 end"),
        Decimal.of("1000"),
        List.of(
            new AutopilotWhy.Verdict(
                new ForeignText("sma.js"),
                "BTC/USDT@binance:1h",
                true,
                new ForeignText("+9.1% in 14 trades; gets 35.0%"),
                2.5,
                35,
                "rising")),
        List.of(
            new AutopilotWhy.Step(
                "open",
                new ForeignText("auto3-1-sma-btc"),
                "done",
                new ForeignText("started with 350 USDT"))));
  }
}
