package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.ScheduleAdd;
import io.opentrade.protocol.ScheduleInfo;
import io.opentrade.protocol.ScheduleRun;
import io.opentrade.protocol.ScheduledRun;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Instant AT = Instant.parse("2026-03-29T00:30:00Z");
  private static final ScheduleInfo INFO =
      new ScheduleInfo(
          "night",
          "30 2 * * *",
          "Europe/Berlin",
          "skip",
          "queue",
          600,
          2,
          "owner",
          List.of(),
          new ForeignText("anna"),
          List.of(new ForeignText("status")),
          false,
          List.of(AT),
          null,
          AT);

  private final Bench bench = new Bench();

  @Test
  void whatStandsBehindTheDashesIsTheCommands() {
    bench.gateway.answer(ScheduleAdd.class, INFO);
    int exit =
        bench.run(
            "schedule",
            "add",
            "30 2 * * *",
            "--name",
            "night",
            "--zone",
            "Europe/Berlin",
            "--overlap",
            "queue",
            "--timeout",
            "10m",
            "--retries",
            "2",
            "--",
            "status",
            "--json");
    assertEquals(0, exit, bench.terminal.err());
    assertEquals(
        new ScheduleAdd(
            "night",
            "30 2 * * *",
            "Europe/Berlin",
            null,
            "queue",
            600,
            2,
            null,
            List.of(),
            List.of("status", "--json")),
        bench.asked());
    assertTrue(bench.terminal.out().contains("Sun 2026-03-29 01:30:00"), bench.terminal.out());
  }

  @Test
  void aWrongTimeOrPolicyIsRefused() {
    assertEquals(2, bench.run("schedule", "add", "* * * * *", "--timeout", "x", "--", "status"));
    assertEquals(2, bench.run("schedule", "add", "* * * * *", "--catch-up", "x", "--", "status"));
    assertEquals(2, bench.run("schedule", "add", "* * * * *"));
    assertTrue(bench.gateway.asked.isEmpty());
  }

  @Test
  void aRunEndsAsItsCommandEnds() {
    bench.gateway.answer(
        ScheduleRun.class,
        new ScheduledRun(
            1,
            "night",
            AT,
            1,
            "failed",
            AT,
            AT,
            5,
            new ForeignText("one\ntwo\n"),
            new ForeignText("no")));
    assertEquals(5, bench.run("schedule", "run", "night"));
    assertEquals("one\ntwo\n", bench.terminal.out());
    assertEquals("no\n", bench.terminal.err());
  }

  @Test
  void anOrderGetsAKeyUnlessItHasOne() {
    StoredLine line =
        StoredLine.read(List.of("opentrade", "order", "buy", "BTC/USDT", "1"), Locale.ENGLISH);
    assertTrue(line.wantsKey());
    assertEquals(List.of("order", "buy", "--key=k", "BTC/USDT", "1"), line.withKey("k").words());
    assertFalse(line.withKey("k").wantsKey());
    assertFalse(StoredLine.read(List.of("status"), Locale.ENGLISH).wantsKey());
    assertThrows(
        RequestFailed.class, () -> StoredLine.read(List.of("watch", "status"), Locale.ENGLISH));
    assertThrows(RequestFailed.class, () -> StoredLine.read(List.of("order"), Locale.ENGLISH));
  }
}
