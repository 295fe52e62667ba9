package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.Failure;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.ScriptLocation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureScreenTest {
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  private String told(int column, String source) {
    Bench bench = Bench.in(folder);
    ScriptLocation place =
        new ScriptLocation(new ForeignText("sma.js"), 12, column, new ForeignText(source));
    bench.gateway.fail(
        BacktestRun.class,
        new RequestFailed(
            Failure.inScript(
                FailureKind.FAILED, "fasst is not defined", "did you mean fast?", place)));
    assertEquals(1, bench.run("backtest", "sma.js", "--demo"));
    return bench.terminal.err();
  }

  @Test
  void theCaretStandsUnderThePlace() {
    assertEquals(
        """
        opentrade: sma.js:12:10: fasst is not defined
          12 │ return fasst.crossesAbove(slow);
             │        ^
          → did you mean fast?
        """,
        told(10, "  return fasst.crossesAbove(slow);"));
  }

  @Test
  void tabsAndWideCharactersDoNotMoveIt() {
    assertEquals(
        """
        opentrade: sma.js:12:8: fasst is not defined
          12 │ "日本"; fasst
             │         ^
          → did you mean fast?
        """,
        told(8, "\t\"日本\"; fasst"));
  }

  @Test
  void aVeryLongLineIsCutAroundThePlace() {
    String line = "x".repeat(500) + "fasst" + "y".repeat(500);
    String told = told(501, line);
    String[] lines = told.split("\n");
    assertEquals(lines[2].indexOf('^'), lines[1].indexOf("fasst"));
    assertEquals(80, lines[1].length());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99})
  void aPlaceOutsideTheLineIsNoTrouble(int column) {
    assertEquals("opentrade: sma.js:12:", told(column, "ab").substring(0, 21));
  }
}
