package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.DaemonLogs;
import io.opentrade.protocol.Failure;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.ScriptLocation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Text that somebody else wrote can neither drive the terminal nor a spreadsheet.
class SafetyTest {
  private static final String EVIL =
      "=cmd|'/c calc'!A1\u001b[2J\u001b]0;owned\u0007\u202eevil\u2066\r\n\t\u009b31m\u0000,\"x\"";

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  private static void assertHarmless(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      assertFalse(
          (Character.isISOControl(c) && c != '\n') || "\u202e\u2066\u2069\u200f".indexOf(c) >= 0,
          "U+" + Integer.toHexString(c) + " in " + text);
    }
  }

  @Test
  void theReportIsHarmless() {
    Bench bench = Bench.in(folder);
    bench.gateway.answer(BacktestRun.class, Samples.withTexts(EVIL));
    assertEquals(0, bench.run("backtest", "sma.js", "--demo"));
    assertTrue(bench.terminal.out().contains("evil"));
    assertHarmless(bench.terminal.out());
  }

  @Test
  void failuresAreHarmless() {
    Bench bench = Bench.in(folder);
    ScriptLocation place =
        new ScriptLocation(new ForeignText(EVIL), 3, 5, new ForeignText(EVIL + EVIL));
    bench.gateway.fail(
        BacktestRun.class,
        new RequestFailed(Failure.inScript(FailureKind.FAILED, EVIL, EVIL, place)));
    assertEquals(1, bench.run("backtest", "sma.js", "--demo"));
    assertHarmless(bench.terminal.err());
    assertEquals(2, bench.run(EVIL, EVIL));
    assertHarmless(bench.terminal.err());
  }

  @Test
  void logsAreHarmless() {
    Bench bench = Bench.in(folder);
    bench.gateway.answer(
        DaemonLogs.class,
        new DaemonLogs.Reply(List.of(new ForeignText(EVIL)), "1", new ForeignText(EVIL)));
    assertEquals(0, bench.run("daemon", "logs"));
    assertHarmless(bench.terminal.out());
  }

  @Test
  void aSpreadsheetRunsNothing() {
    Bench bench = Bench.in(folder);
    bench.gateway.answer(BacktestRun.class, Samples.withTexts(EVIL));
    assertEquals(0, bench.run("backtest", "sma.js", "--demo", "--trades", "t.csv"));
    String csv = bench.terminal.file("t.csv");
    assertHarmless(csv);
    assertEquals(2, csv.lines().count());
    assertTrue(csv.contains(",\"'=cmd|"), csv);
    assertTrue(csv.contains("\"\"x\"\"\","), csv);
  }
}
