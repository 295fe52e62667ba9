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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Hostile strategies through the whole program, as a person would run them: none gets what it
/// wants, each ends with a clear line and the right exit code, and meanwhile the daemon answers and
/// an honest strategy gets its result.
///
/// Every attack, behind both walls. Those that only ask for something and are refused share a
/// process (see [Crowd]); those that take what they can have one each, several at once. With
/// `-Dtest.arguments=-Dopentrade.escape=` and the beginning of a name all of those are run alone,
/// with `all` all, with `together` only those that share. How slow an answer of the daemon may be:
/// `-Dopentrade.escape.status=1000` (milliseconds); the usual limit only tells a machine that is
/// busy from a daemon that hangs.
@Order(2)
final class EscapeTest {
  private static final String WANTED = System.getProperty("opentrade.escape", "");
  private static final long SLOWEST_STATUS = Long.getLong("opentrade.escape.status", 20_000);
  private static final String TOGETHER = "together";
  private static final int AT_ONCE = 4;

  /// A heap that is soon full, and yet enough for every language.
  private static final String HEAP = "256m";

  @Test
  void behindBubblewrap() throws Exception {
    play(Wall.BUBBLEWRAP);
  }

  @Test
  void behindLandlock() throws Exception {
    play(Wall.LANDLOCK);
  }

  private static void play(Wall wall) throws Exception {
    Wall.Finding found = wall.find();
    assumeTrue(found instanceof Wall.Finding.Standing, wall + " cannot be had here: " + found);
    String name = wall.name().toLowerCase(Locale.ROOT);
    EscapeTable table = new EscapeTable("hostile strategies behind " + name);
    List<String> failures = Collections.synchronizedList(new ArrayList<>());
    try (Program program =
        Program.inFreshHome(Map.of("OPENTRADE_JAIL_WALL", name, "OPENTRADE_STRATEGY_HEAP", HEAP))) {
      assertTrue(program.run("health").output().contains(name), "another wall");
      Path socket = Home.of(Map.of("OPENTRADE_HOME", program.home().toString()), "/").socket();
      try (Neighbour neighbour = new Neighbour(program);
          StatusPoll poll = new StatusPoll(socket);
          Prey prey = new Prey(program.folder(), program.home(), daemon(program))) {
        EscapeRuns runs = new EscapeRuns(program, prey, socket, poll, table, SLOWEST_STATUS);
        atOnce(tasks(runs, WANTED), failures);
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

  /// What is to be run, the longest first.
  private static List<Callable<List<String>>> tasks(EscapeRuns runs, String wanted)
      throws IOException {
    List<Attack> all = Attack.all();
    List<Callable<List<String>>> tasks = new ArrayList<>();
    if (wanted.isEmpty() || wanted.equals(TOGETHER)) {
      Crowd.of(all).forEach(crowd -> tasks.add(() -> runs.together(crowd)));
    }
    String beginning = wanted.equals("all") ? "" : wanted;
    all.stream()
        .filter(each -> wanted.isEmpty() ? !each.joins() : each.name().startsWith(beginning))
        .forEach(each -> tasks.add(() -> runs.alone(each)));
    return tasks;
  }

  private static void atOnce(List<Callable<List<String>>> tasks, List<String> failures)
      throws InterruptedException {
    Semaphore turns = new Semaphore(AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Callable<List<String>> task : tasks) {
        turns.acquire();
        threads.submit(
            () -> {
              try {
                failures.addAll(task.call());
              } catch (Exception | AssertionError broken) {
                failures.add(broken.toString());
              } finally {
                turns.release();
              }
            });
      }
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
