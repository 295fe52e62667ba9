package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.protocol.frame.Home;
import io.opentrade.sandbox.jail.Wall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Hostile strategies through the whole program, as a person would run them: none gets what it
/// wants, each ends with a clear line and the right exit code, and meanwhile the daemon answers and
/// an honest strategy gets its result.
///
/// Every second one behind bubblewrap and every fifth behind Landlock; with
/// `-Dtest.arguments=-Dopentrade.escape=` and the beginning of a name all of those behind both,
/// with `all` all. How slow an answer of the daemon may be: `-Dopentrade.escape.status=1000`
/// (milliseconds); the usual limit only tells a machine that is busy from a daemon that hangs.
final class EscapeTest {
  private static final String WANTED = System.getProperty("opentrade.escape", "");
  private static final long SLOWEST_STATUS = Long.getLong("opentrade.escape.status", 20_000);
  private static final int AT_ONCE = 2;

  @Test
  void behindBubblewrap() throws Exception {
    play(Wall.BUBBLEWRAP, 2);
  }

  @Test
  void behindLandlock() throws Exception {
    play(Wall.LANDLOCK, 5);
  }

  private static void play(Wall wall, int every) throws Exception {
    Wall.Finding found = wall.find();
    assumeTrue(found instanceof Wall.Finding.Standing, wall + " cannot be had here: " + found);
    List<Attack> attacks = wanted(every);
    String name = wall.name().toLowerCase(Locale.ROOT);
    EscapeTable table = new EscapeTable("hostile strategies behind " + name);
    List<String> failures = Collections.synchronizedList(new ArrayList<>());
    try (Program program = Program.inFreshHome(Map.of("OPENTRADE_JAIL_WALL", name))) {
      assertTrue(program.run("health").output().contains(name), "another wall");
      Path socket = Home.of(Map.of("OPENTRADE_HOME", program.home().toString()), "/").socket();
      try (Neighbour neighbour = new Neighbour(program);
          StatusPoll poll = new StatusPoll(socket);
          Prey prey = new Prey(program.folder(), program.home(), daemon(program))) {
        Semaphore turns = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
          for (Attack attack : attacks) {
            turns.acquire();
            threads.submit(
                () -> {
                  try {
                    failures.addAll(play(program, attack, prey, socket, poll, table));
                  } catch (Exception | AssertionError broken) {
                    failures.add(attack.name() + ": " + broken);
                  } finally {
                    turns.release();
                  }
                });
          }
        }
        assertEquals("", poll.trouble());
        assertEquals("", neighbour.trouble());
        assertTrue(neighbour.runs() > 0, "the neighbour never got a result");
        table.row("the neighbour", neighbour.runs() + " runs, the same result each time");
      }
      assertNothingTold(program.home());
    } finally {
      table.write("escape-table" + (wall == Wall.BUBBLEWRAP ? "" : "-" + name + "-whole") + ".txt");
    }
    assertEquals(List.of(), failures);
  }

  private static List<Attack> wanted(int every) throws IOException {
    List<Attack> all = Attack.all();
    if (WANTED.isEmpty()) {
      return IntStream.range(0, all.size()).filter(i -> i % every == 0).mapToObj(all::get).toList();
    }
    String beginning = WANTED.equals("all") ? "" : WANTED;
    return all.stream().filter(attack -> attack.name().startsWith(beginning)).toList();
  }

  private static List<String> play(
      Program program, Attack attack, Prey prey, Path socket, StatusPoll poll, EscapeTable table)
      throws Exception {
    Path script = program.folder().resolve(attack.name());
    Files.writeString(script, prey.script(attack, socket));
    long start = System.nanoTime();
    Program.Outcome outcome =
        program.runBesideWhenStarted(
            attack.name(), "backtest", script.toString(), "--demo", "--time-limit", attack.limit());
    long millis = (System.nanoTime() - start) / 1_000_000;
    long status = poll.worstSince(start);
    String said = outcome.output() + outcome.error();
    List<String> failures = new ArrayList<>();
    expect(failures, !said.contains("ESCAPED"), "it escaped: " + said);
    expect(failures, !said.contains(Prey.CANARY), "it told the canary");
    expect(failures, !said.contains("\u001b"), "it sent a control character");
    expect(failures, prey.damage(attack).isEmpty(), prey.damage(attack));
    expect(failures, said.contains(attack.says()), "it said: " + said);
    boolean rightExit = attack.mayExitWith(outcome.exit());
    expect(failures, rightExit, "exit " + outcome.exit() + ": " + said);
    expect(failures, status <= SLOWEST_STATUS, "status took " + status + " ms");
    table.row(
        attack.name(),
        attack.aim(),
        failures.isEmpty() ? "held" : "FAILED",
        "exit " + outcome.exit(),
        millis + " ms",
        "status " + status + " ms",
        outcome.error().lines().findFirst().orElse(""));
    return failures.stream().map(failure -> attack.name() + ": " + failure).toList();
  }

  private static void expect(List<String> failures, boolean held, String otherwise) {
    if (!held) {
      failures.add(otherwise);
    }
  }

  private static long daemon(Program program) throws IOException, InterruptedException {
    String status = program.run("status", "--json").output();
    return new com.fasterxml.jackson.databind.ObjectMapper().readTree(status).at("/pid").asLong();
  }

  /// No log of the daemon holds the canary either.
  private static void assertNothingTold(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(file -> file.toString().contains(".log")).toList()) {
        assertFalse(Files.readString(file).contains(Prey.CANARY), file.toString());
      }
    }
  }
}
