package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// `kill -9` of the daemon, the research process or a worker at any moment of an import or a
/// backtest: no database is damaged, no import is there by half, and the next command works. Ten
/// times by default, `-Dtest.arguments=-Dopentrade.kills=100` for more.
final class KillTest {
  private static final int KILLS = Integer.getInteger("opentrade.kills", 10);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BARS = 60_000;

  /// Seeded, so that a failure can be looked for again.
  private final Random random = new Random(7);

  @Test
  void nothingIsLostAndNothingIsHalf() throws Exception {
    Program.needsWall();
    try (Program program = Program.inFreshHome()) {
      Path csv = program.folder().resolve("bars.csv");
      Files.writeString(csv, candles());
      String whole = importedHash(program, csv, "WHOLE/USD@file:1m");
      for (int round = 0; round < KILLS; round++) {
        String series = "R" + round + "/USD@file:1m";
        interrupted(program, csv, series, round);
        assertWholeOrAbsent(program, series, whole);
      }
      assertEquals(whole, hash(program, "WHOLE/USD@file:1m"), "a committed series has changed");
    }
  }

  private void interrupted(Program program, Path csv, String series, int round) throws Exception {
    List<String> words =
        round % 2 == 0
            ? Program.words("data", "import", csv.toString(), "--as", series)
            : Program.words(
                "backtest",
                program.root().resolve("strategies-examples/sma-cross.js").toString(),
                "--data",
                "WHOLE/USD@file:1m",
                "--style",
                "onBar");
    Process client = program.start(words);
    Thread.sleep(random.nextInt(600));
    kill(program, round);
    if (!client.waitFor(60, TimeUnit.SECONDS)) {
      client.destroyForcibly();
      throw new AssertionError("the client hangs after round " + round);
    }
  }

  /// One of the processes of this home: daemon, research, worker.
  private void kill(Program program, int round) throws IOException {
    Path lock = program.home().resolve("state/daemon.lock");
    List<ProcessHandle> family =
        ProcessHandle.allProcesses()
            .filter(process -> belongs(process, program))
            .flatMap(
                daemon ->
                    java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(daemon), daemon.descendants()))
            .toList();
    assertTrue(Files.exists(lock) || family.isEmpty());
    if (!family.isEmpty()) {
      family.get(round % 3 == 0 ? 0 : random.nextInt(family.size())).destroyForcibly();
    }
  }

  private static boolean belongs(ProcessHandle process, Program program) {
    Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
    boolean daemon =
        process.info().commandLine().orElse("").contains("io.opentrade.server.app.Main");
    try {
      return daemon && Files.readString(environment).contains(program.home().toString());
    } catch (IOException _) {
      return false; // it has just ended
    }
  }

  private static void assertWholeOrAbsent(Program program, String series, String whole)
      throws Exception {
    Program.Outcome outcome = program.run("data", "list", "--json");
    assertEquals(0, outcome.exit(), outcome.output() + outcome.error());
    for (JsonNode entry : JSON.readTree(outcome.output()).get("series")) {
      if (entry.get("series").asText().equals(series)) {
        assertEquals(BARS, entry.get("bars").asInt(), "half an import");
        assertEquals(whole, entry.get("hash").asText(), "another content");
      }
    }
  }

  private static String importedHash(Program program, Path csv, String series) throws Exception {
    Program.Outcome outcome = program.run("data", "import", csv.toString(), "--as", series);
    assertEquals(0, outcome.exit(), outcome.output() + outcome.error());
    return hash(program, series);
  }

  private static String hash(Program program, String series) throws Exception {
    Program.Outcome outcome = program.run("data", "list", "--json");
    for (JsonNode entry : JSON.readTree(outcome.output()).get("series")) {
      if (entry.get("series").asText().equals(series)) {
        return entry.get("hash").asText();
      }
    }
    throw new AssertionError("no series " + series + ": " + outcome.output());
  }

  private String candles() {
    StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
    long price = 100_000;
    for (int bar = 0; bar < BARS; bar++) {
      long close = Math.max(1000, price + random.nextInt(201) - 100);
      long high = Math.max(price, close) + random.nextInt(50);
      long low = Math.min(price, close) - random.nextInt(50);
      text.append(1_700_000_040_000L + bar * 60_000L);
      for (long value : new long[] {price, high, low, close}) {
        text.append(',').append(value / 100).append('.').append(value / 10 % 10).append(value % 10);
      }
      text.append(",1.5\n");
      price = close;
    }
    return text.toString();
  }
}
