package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.server.OneTry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sessions in one process, their exchanges in another; the first is killed at any moment, and
/// stopped and let go on; afterwards the books must say what the exchanges' journals say.
/// `-Dopentrade.chaos=1000` sets the number of seeds, `-Dopentrade.chaos.first` where they begin.
@OneTry
@Order(1)
@Timeout(value = 4, unit = TimeUnit.HOURS)
class ChaosTest {
  private static final int TOGETHER = 50;

  /// Seeds that share a run, so many for each mistake.
  private static final int EACH = 10;

  private static final int MOST_EACH = 200;

  @TempDir Path folder;
  private final ChaosTally tally = new ChaosTally();

  private ChaosRun run(String name, long first, int count) throws Exception {
    return new ChaosRun(
        Files.createDirectory(folder.resolve(name + "-" + first)), first, count, tally);
  }

  @Test
  void nothingIsLostAndNothingIsDoubled() throws Exception {
    int seeds = Integer.getInteger("opentrade.chaos", TOGETHER);
    long first = Long.getLong("opentrade.chaos.first", 1L);
    Map<Long, List<String>> wrong = new TreeMap<>();
    for (int done = 0; done < seeds; done += TOGETHER) {
      wrong.putAll(
          run("honest", first + done, Math.min(TOGETHER, seeds - done))
              .run(_ -> ChaosMistake.NONE));
      System.out.println("chaos: " + tally + ", differences " + wrong);
    }
    assertEquals(Map.of(), wrong);
    assertTrue(tally.kills > 0);
    if (seeds >= 1_000) {
      tally.faults.forEach((fault, times) -> assertTrue(times >= 100, fault + ": " + times));
    }
  }

  /// Each mistake must be seen within two hundred seeds; usually the first few do.
  @Test
  void mistakesAreCaught() throws Exception {
    Set<ChaosMistake> uncaught = EnumSet.complementOf(EnumSet.of(ChaosMistake.NONE));
    long first = 10_001;
    for (int each = 0; each < MOST_EACH && !uncaught.isEmpty(); each += EACH) {
      List<ChaosMistake> made = new ArrayList<>(uncaught);
      long begin = first;
      Map<Long, List<String>> found =
          run("mistaken", begin, EACH * made.size())
              .run(seed -> made.get((int) (seed - begin) % made.size()));
      for (Map.Entry<Long, List<String>> seen : found.entrySet()) {
        int number = (int) (seen.getKey() - begin);
        ChaosMistake mistake = made.get(number % made.size());
        if (uncaught.remove(mistake)) {
          System.out.printf(
              "chaos: %s is caught by its seed number %d (%d): %s%n",
              mistake, each + number / made.size() + 1, seen.getKey(), seen.getValue().getFirst());
        }
      }
      first += (long) EACH * made.size();
    }
    assertEquals(Set.of(), uncaught);
  }
}
