package io.opentrade.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.server.health.UptimeCheck;
import io.opentrade.server.health.UptimeHistory;
import io.opentrade.server.health.UptimeHistory.Life;
import io.opentrade.server.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMarkTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;
  private Instant now = START;

  private UptimeHistory history() {
    return new UptimeHistory(folder.resolve("uptime"));
  }

  private RunMark set() throws IOException {
    return RunMark.set(folder.resolve("mark"), history(), () -> now);
  }

  private void after(Duration span) {
    now = now.plus(span);
  }

  private String said(Instant startedAt) throws IOException {
    return new UptimeCheck(history(), startedAt, () -> now, () -> Messages.in("en"))
        .look()
        .summary()
        .raw();
  }

  @Test
  void aLifeEndsOrIsLastSeenWhereItDied() throws IOException {
    RunMark first = set();
    assertFalse(first.previousDied());
    after(Duration.ofHours(1));
    first.clear();

    after(Duration.ofHours(1));
    RunMark second = set();
    after(Duration.ofMinutes(90));
    second.beat();
    after(Duration.ofMinutes(30)); // killed some time after it was last seen

    RunMark third = set();
    assertTrue(third.previousDied());
    assertEquals(
        List.of(
            new Life(START, START.plus(Duration.ofHours(1)), false),
            new Life(START.plus(Duration.ofHours(2)), START.plus(Duration.ofMinutes(210)), true)),
        history().lives());
    assertEquals(
        "a daemon ran for 62.5 % of the time since 2026-01-01; starts: 3, deaths: 1",
        said(third.startedAt()));
    after(Duration.ofHours(6));
    assertEquals(
        "a daemon ran for 85 % of the time since 2026-01-01; starts: 3, deaths: 1",
        said(third.startedAt()));
  }

  @Test
  void whatIsOlderThanThirtyDaysIsPassedOver() throws IOException {
    history().add(new Life(START, START.plus(Duration.ofDays(1)), true));
    now = START.plus(Duration.ofDays(40));
    RunMark mark = set();
    after(Duration.ofDays(1));
    assertEquals(
        "a daemon ran for 100 % of the time since 2026-02-10; starts: 1, deaths: 0",
        said(mark.startedAt()));
  }

  @Test
  void halfALineIsPassedOverAndTheFileStaysSmall() throws IOException {
    history().add(new Life(START, START, false));
    Files.writeString(folder.resolve("uptime"), "2026-01-0\n", StandardOpenOption.APPEND);
    for (int i = 0; i < 1_100; i++) {
      history().add(new Life(START, START.plusSeconds(i), false));
    }
    List<Life> lives = history().lives();
    assertTrue(lives.size() < 1_000, "lives: " + lives.size());
    assertEquals(START.plusSeconds(1_099), lives.getLast().end());
  }
}
