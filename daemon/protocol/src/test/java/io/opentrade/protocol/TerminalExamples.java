package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What the terminal asks while a person types and watches.
final class TerminalExamples {
  private TerminalExamples() {}

  static List<Request<?>> requests() {
    return List.of(
        new ConfigWritten(),
        new ConfigReplace(Map.of("log.level", "info"), Map.of("log.level", "debug")),
        new EventList(41L, 1000),
        new BacktestCandles("7f3a2c", "BTC/USD@bitstamp:5m", 4000),
        new SymbolList("btc", 20),
        new DoctorRun(true));
  }

  static void replies(Map<String, Object> all) {
    all.put(
        "config.written",
        new ConfigWritten.Reply(
            Map.of("log.level", "debug"), new ForeignText("/home/ada/settings.json")));
    all.put(
        "event.list",
        new EventList.Reply(
            42,
            false,
            List.of(
                new EventInfo(
                    42,
                    Instant.parse("2026-01-02T03:04:05Z"),
                    "fill",
                    "demo",
                    EventInfo.Tone.GOOD,
                    new ForeignText("otK3F9X1"),
                    new ForeignText("filled buy 0.01 BTC/USDT at 60000")))));
    all.put("symbol.list", new SymbolList.Reply(List.of(new ForeignText("BTC/USDT"))));
    all.put(
        "doctor.run",
        new Health.Reply(
            List.of(
                new Health.Check(
                    "swap",
                    Health.State.WARNING,
                    new ForeignText("swap is not encrypted"),
                    "turn it off"))));
  }
}
