package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The interactive shell at a real terminal, in front of the real daemon.
final class ReplTest {
  private static final String PROMPT = "opentrade> ";

  /// The prompt at the end of a line, as tmux tells of it.
  private static final String WAITING = "opentrade>";

  private static Map<String, String> environment(Program program) {
    Map<String, String> environment = new HashMap<>();
    environment.put("OPENTRADE_HOME", program.home().toString());
    environment.put("PATH", Program.built() + ":" + System.getenv("PATH"));
    return environment;
  }

  private static Tmux shell(Program program, int columns, int rows) throws Exception {
    Tmux tmux =
        Tmux.open(
            program.folder(),
            environment(program),
            columns,
            rows,
            "sh -c 'opentrade; echo left with $?; sleep 100'");
    tmux.await(WAITING);
    return tmux;
  }

  @Test
  void aConversation() throws Exception {
    try (Program program = Program.inFreshHome()) {
      Candles.write(program.folder().resolve("c.csv"), 300);
      program.run("data", "import", "c.csv", "--as", "BTC/USDT@nowhere:1h");
      try (Tmux tmux = shell(program, 80, 24)) {
        tmux.await("10,000.00 USDT"); // the line at the bottom

        tmux.type("order buy B");
        tmux.press("Tab");
        tmux.await("order buy BTC/USDT");
        tmux.press("C-c");

        tmux.type("data list --csv");
        tmux.press("Enter");
        tmux.await("BTC/USDT@nowhere:1h,300");
        tmux.type("data l");
        tmux.await(PROMPT + "data list --csv"); // what is grey came from the history
        tmux.press("Right", "Enter");
        tmux.await("two lists", screen -> screen.split("@nowhere:1h,300", -1).length == 3);

        tmux.type("version | tr a-z A-Z");
        tmux.press("Enter");
        tmux.await("OPENTRADE 0.1.0");

        tmux.type("order ?");
        tmux.await("what an order would be");
        tmux.press("C-c");

        assertEquals(0, program.run("alert", "add", "event account", "--name", "mine").exit());
        program.run("schedule", "add", "@every 1s", "--", "order", "cancel", "nothing");
        Thread.sleep(2_500); // the alert listens from its next look on
        tmux.type("versi"); // half a word, while something happens elsewhere
        assertEquals(0, program.run("halt").exit());
        String screen = tmux.await("trading is halted now");
        assertTrue(screen.indexOf("halted now") < screen.lastIndexOf(PROMPT + "versi"), screen);
        tmux.await("alert mine: trading is halted now");
        tmux.await("schedule order-cancel failed (exit 3)");
        tmux.type("on");
        tmux.press("Enter");
        tmux.await("opentrade 0.1.0 (build");

        tmux.press("C-d");
        tmux.await("left with 0");
      }
    }
  }

  @Test
  void controlCStopsTheBacktestAndNotTheShell() throws Exception {
    Program.needsWall();
    try (Program program = Program.inFreshHome()) {
      Files.writeString(
          program.folder().resolve("endless.js"),
          """
          export const strategy = { api: 1, timeframe: "5m" };
          export function signals({ close }) { for (;;); }
          """);
      try (Tmux tmux = shell(program, 80, 24)) {
        tmux.type("backtest endless.js --demo --time-limit 60");
        tmux.press("Enter");
        awaitJob(program, "backtest.run");
        tmux.press("C-c");
        tmux.type("version");
        tmux.press("Enter");
        tmux.await("opentrade 0.1.0 (build");
        assertFalse(program.run("status", "--json").output().contains("backtest.run"));
      }
    }
  }

  private static void awaitJob(Program program, String method) throws Exception {
    for (int i = 0; i < 300; i++) {
      if (program.run("status", "--json").output().contains(method)) {
        return;
      }
      Thread.sleep(100);
    }
  }

  @Test
  void screensAtTwoSizesAndBack() throws Exception {
    try (Program program = Program.inFreshHome()) {
      Candles.write(program.folder().resolve("c.csv"), 300);
      program.run("data", "import", "c.csv", "--as", "BTC/USDT@nowhere:1h");
      for (int[] size : new int[][] {{80, 24}, {200, 50}}) {
        try (Tmux tmux = shell(program, size[0], size[1])) {
          tmux.type("top");
          tmux.press("Enter");
          tmux.await("Activity");
          tmux.press("q");
          tmux.await("a new prompt", screen -> screen.lines().anyMatch(WAITING::equals));
          tmux.type("chart BTC/USDT@nowhere:1h --sma 20");
          tmux.press("Enter");
          tmux.await("no pointer");
          tmux.press("Left");
          tmux.await(" ↑");
          tmux.press("q");
          tmux.await("the prompt is back", screen -> !screen.contains("no pointer"));
        }
      }
    }
  }

  @Test
  void aDumbTerminalOfFortyColumnsIsEnough() throws Exception {
    try (Program program = Program.inFreshHome()) {
      try (Tmux tmux =
          Tmux.open(
              program.folder(),
              environment(program),
              40,
              20,
              "sh -c 'TERM=dumb opentrade; echo left with $?; sleep 100'")) {
        tmux.await(WAITING);
        tmux.type("version");
        tmux.press("Enter");
        tmux.await("opentrade 0.1.0");
        assertFalse(tmux.colored().contains("\u001b[7m"), "no line at the bottom");
        tmux.press("C-d");
        tmux.await("left with 0");
      }
    }
  }
}
