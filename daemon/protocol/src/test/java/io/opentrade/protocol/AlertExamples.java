package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A request and a reply of every method that concerns alerts.
final class AlertExamples {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
  private static final AlertTerms TERMS =
      new AlertTerms(
          new ForeignText("change(1h) < -5%"),
          "ETH/USDT@binance",
          false,
          900,
          AT,
          "1%",
          3_600,
          new ForeignText("{name}: {price}"),
          true,
          new AlertAction(null, null, false, List.of("order", "cancel", "--all")));
  private static final AlertTerms HALTING =
      new AlertTerms(
          new ForeignText("drawdown(demo) > 10%"),
          null,
          true,
          null,
          null,
          null,
          null,
          null,
          false,
          new AlertAction(null, "demo", true, List.of()));
  private static final AlertInfo INFO =
      new AlertInfo(
          "a3",
          new ForeignText("crash"),
          TERMS,
          "active",
          false,
          new ForeignText("anna"),
          AT,
          AT,
          2,
          new ForeignText("the exchange does not answer"));

  private AlertExamples() {}

  static List<Request<?>> requests() {
    return List.of(
        new AlertAdd(new ForeignText("crash"), TERMS),
        new AlertList(),
        new AlertShow("a3"),
        new AlertEdit("a3", null, HALTING),
        new AlertPause("a3"),
        new AlertResume("crash"),
        new AlertRemove("a3"),
        new AlertHistory("a3", 5),
        new AlertValue(new ForeignText("rsi(14, BTC/USDT@binance:1h)")),
        new AlertTest(
            null,
            AlertTerms.plain("change(1h) < -10%", null),
            "ETH/USDT@binance:1m",
            AT,
            AT.plusSeconds(86_400),
            10));
  }

  static void replies(Map<String, Object> all) {
    all.put("alert.add", INFO);
    all.put("alert.list", new AlertList.Reply(List.of(INFO)));
    for (String method : List.of("show", "edit", "pause", "resume", "remove")) {
      all.put("alert." + method, INFO);
    }
    all.put(
        "alert.history",
        new AlertHistory.Reply(
            List.of(
                new AlertFiring(
                    7,
                    "a3",
                    new ForeignText("crash"),
                    AT,
                    new ForeignText("tick ETH/USDT@binance 1772366400000"),
                    new ForeignText("crash: 1905.5"),
                    true,
                    new ForeignText("exit code 0: nothing was open")))));
    all.put("alert.value", new AlertValue.Reply(31.25, null, "number"));
    all.put(
        "alert.test",
        new AlertTest.Reply(
            List.of("ETH/USDT@binance:1m"),
            AT,
            AT.plusSeconds(60),
            1,
            1,
            List.of(new AlertTest.Moment(AT.plusSeconds(15), AT, Decimal.of("1905.5"))),
            true));
  }
}
