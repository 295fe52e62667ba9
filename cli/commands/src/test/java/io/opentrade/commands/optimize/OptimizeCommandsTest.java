package io.opentrade.commands.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.commands.Bench;
import io.opentrade.commands.Samples;
import io.opentrade.protocol.OptimizeHeatmap;
import io.opentrade.protocol.OptimizeReply;
import io.opentrade.protocol.OptimizeRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimizeCommandsTest {
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  @Test
  void asksForWhatWasWritten() {
    Bench bench = Bench.in(folder).answering();
    int exit =
        bench.run(
            "optimize",
            "sma.js",
            "--demo",
            "--sweep",
            "fast=5..24",
            "--sweep",
            "slow=30..220:10",
            "--objective",
            "min:volatilityPercent",
            "--method",
            "BAYES",
            "--trials",
            "150",
            "--constraint",
            "trades>=50",
            "--train",
            "60%",
            "--jobs",
            "2",
            "--seed",
            "7");
    assertEquals(0, exit, bench.terminal.err());
    OptimizeRun asked = assertInstanceOf(OptimizeRun.class, bench.asked());
    assertEquals(List.of("fast=5..24", "slow=30..220:10"), asked.sweeps());
    assertEquals("min:volatilityPercent", asked.objective());
    assertEquals("bayes", asked.method());
    assertEquals(150, asked.trials());
    assertEquals(60.0, asked.trainPercent());
    assertEquals(7L, asked.base().seed());
  }

  @Test
  void showsTheBestAndHowMuchMayBeLuck() {
    Bench bench = Bench.in(folder).answering();
    assertEquals(0, bench.run("optimize", "show", "last"), bench.terminal.err());
    String shown = bench.terminal.out();
    for (String part :
        List.of(
            "sma-cross.js on BTC/USD@bitstamp:5m",
            "3 of 4 combinations",
            "breaks a constraint",
            "a length must be whole",
            "403 backtests",
            "Deflated Sharpe: 61.00%",
            "Probability of overfitting: –",
            "! the best lies at the end")) {
      assertTrue(shown.contains(part), part + " in " + shown);
    }
    shown.lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void drawsTheMapAndWritesIt() {
    Bench bench = Bench.in(folder).answering();
    assertEquals(0, bench.run("optimize", "heatmap", "last", "--csv", "map.csv"));
    assertEquals(
        """
        fast,slow,sharpe
        5,30,-0.5
        5,40,
        5,50,0.25
        10,30,0.5
        10,40,0.75
        10,50,1.5
        """,
        bench.terminal.file("map.csv"));
    assertTrue(bench.terminal.out().contains("10 ▒▒▓▓██"), bench.terminal.out());
    assertTrue(bench.terminal.out().contains(" 5 ··  ░░"), bench.terminal.out());
    bench.run("optimize", "heatmap", "7", "--x", "slow", "--metric", "calmar", "--json");
    assertEquals(new OptimizeHeatmap("7", "slow", null, "calmar"), bench.asked());
  }

  @ParameterizedTest
  @CsvSource({
    "--train 0,must be a share",
    "--train 170%,must be a share",
    "--trials 0,must be a whole number",
    "--jobs x,must be a whole number",
    "--method magic,is none of",
  })
  void wrongUsageIsToldBeforeAnythingRuns(String flags, String message) {
    Bench bench = Bench.in(folder).answering();
    String line = "optimize sma.js --demo --sweep fast=1..2 " + flags;
    assertEquals(2, bench.run(line.split(" ")));
    assertTrue(bench.terminal.err().contains(message), bench.terminal.err());
    assertTrue(bench.gateway.asked.isEmpty());
  }

  @Test
  void stoppingSaysWhatIsKept() {
    Bench bench = Bench.in(folder).answering();
    bench.gateway.interrupted = true;
    assertEquals(130, bench.run("optimize", "sma.js", "--demo", "--sweep", "fast=1..2"));
    assertTrue(bench.terminal.err().contains("every combination that was done is kept"));
  }

  /// A job of cron is to notice.
  @Test
  void aStudyOfWhichNothingCouldRunFailed() {
    OptimizeReply some = Samples.study();
    OptimizeReply none =
        new OptimizeReply(
            some.id(),
            some.state(),
            some.subject(),
            some.plan(),
            List.of(some.best().getLast()),
            some.honesty(),
            some.warnings());
    Bench bench = Bench.in(folder);
    bench.gateway.answer(OptimizeRun.class, none);
    assertEquals(1, bench.run("optimize", "sma.js", "--demo", "--sweep", "fast=1..2"));
    assertTrue(bench.terminal.out().contains("a length must be whole"), bench.terminal.out());
  }
}
