package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.AlertAction;
import io.opentrade.protocol.AlertAdd;
import io.opentrade.protocol.AlertEdit;
import io.opentrade.protocol.AlertInfo;
import io.opentrade.protocol.AlertList;
import io.opentrade.protocol.AlertShow;
import io.opentrade.protocol.AlertTerms;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ForeignText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertTest {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:01Z");
  private static final String HOSTILE = "$(touch x)\"; do shell script \"touch x\u001b[31m";

  private final Bench bench;

  AlertTest(@TempDir Path folder) {
    bench = Bench.in(folder);
  }

  private static AlertInfo info(AlertTerms terms) {
    return new AlertInfo(
        "a3",
        new ForeignText(HOSTILE),
        terms,
        "active",
        false,
        new ForeignText("anna"),
        AT,
        AT,
        2,
        new ForeignText("no way there"));
  }

  private static final AlertTerms TERMS =
      new AlertTerms(
          new ForeignText("price > 5"),
          "BTC/USDT@binance",
          false,
          900,
          null,
          "1%",
          null,
          null,
          false,
          new AlertAction(null, null, false, List.of("order", "cancel", "--all")));

  @Test
  void whatIsWrittenIsAsked() {
    bench.gateway.answer(AlertAdd.class, info(TERMS));
    int exit =
        bench.run(
            "alert",
            "add",
            "price > 5",
            "--symbol",
            "BTC/USDT@binance",
            "--every",
            "15m",
            "--hysteresis",
            "1%",
            "--",
            "order",
            "cancel",
            "--all");
    assertEquals(0, exit, bench.terminal.err());
    assertEquals(new AlertAdd(null, TERMS), bench.gateway.asked.getLast());
    assertTrue(bench.terminal.err().contains("a3: no way there"), bench.terminal.err());
    assertTrue(bench.terminal.out().indexOf('\u001b') < 0, bench.terminal.out());
  }

  @Test
  void contradictionsAreWrongUsage() {
    assertEquals(2, bench.run("alert", "add", "price > 5", "--once", "--every", "1m"));
    assertEquals(2, bench.run("alert", "add", "price > 5", "--halt", "--pause", "sma"));
    assertEquals(2, bench.run("alert", "add", "price > 5", "--", "rm", "-rf"));
    assertEquals(2, bench.run("alert", "add", "price > 5", "--cooldown", "soon"));
    assertEquals(2, bench.run("alert", "add", "price > 5", "--hysteresis", "much"));
    assertEquals(2, bench.run("alert", "add", "price > 5", "--missed", "twice"));
    assertTrue(bench.gateway.asked.isEmpty());
  }

  @Test
  void anEditKeepsWhatIsNotWritten() {
    bench.gateway.answer(AlertShow.class, info(TERMS));
    bench.gateway.answer(AlertEdit.class, info(TERMS));
    assertEquals(0, bench.run("alert", "edit", "a3", "--every", "none", "--pause", "none"));
    AlertTerms changed = ((AlertEdit) bench.gateway.asked.getLast()).terms();
    assertEquals(null, changed.every());
    assertEquals(AlertAction.NONE, changed.action());
    assertEquals("1%", changed.hysteresis());
    assertEquals(TERMS.expression(), changed.expression());
  }

  @Test
  void aListAndAPageShowThem() {
    bench.gateway.answer(AlertList.class, new AlertList.Reply(List.of(info(TERMS))));
    assertEquals(0, bench.run("alert", "list"));
    assertTrue(bench.terminal.out().contains("fired, waits"), bench.terminal.out());
    bench.gateway.answer(AlertShow.class, info(TERMS));
    assertEquals(0, bench.run("alert", "show", "a3"));
    String shown = bench.terminal.out();
    assertTrue(shown.contains("opentrade order cancel --all"), shown);
    assertTrue(shown.indexOf('\u001b') < 0, shown);
  }

  @Test
  void aTestListsItsFirings() {
    bench.gateway.answer(
        io.opentrade.protocol.AlertTest.class,
        new io.opentrade.protocol.AlertTest.Reply(
            List.of("ETH/USDT@binance:1m"),
            AT,
            AT,
            1_440,
            3,
            List.of(new io.opentrade.protocol.AlertTest.Moment(AT, AT, Decimal.of("2600"))),
            false));
    assertEquals(0, bench.run("alert", "test", "a3", "--limit", "1", "--json", "--csv"));
    assertEquals(0, bench.run("alert", "test", "change(1h) < -10%"));
    assertTrue(bench.terminal.out().contains("it fires 3 times in 1,440 bars"));
    assertTrue(bench.terminal.out().contains("2,600"));
  }
}
