package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.AuditList;
import io.opentrade.protocol.AuditVerify;
import io.opentrade.protocol.ForeignText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:01Z");

  private final Bench bench;

  AuditTest(@TempDir Path folder) {
    bench = Bench.in(folder);
  }

  @Test
  void showsWhoDidWhat() {
    AuditList.Action action =
        new AuditList.Action(
            7,
            AT,
            "telegram",
            new ForeignText("bob\u001b[31m"),
            "order.place",
            "c2-1",
            new ForeignText("{\"symbol\":\"BTC/USDT\"}"),
            new ForeignText("refused: not allowed"));
    bench.gateway.answer(AuditList.class, new AuditList.Reply(List.of(action), 2));
    assertEquals(
        0,
        bench.run("audit", "list", "--method", "order", "--since", "2026-01-01", "--limit", "5"));
    assertEquals(
        new AuditList(Instant.parse("2026-01-01T00:00:00Z"), null, "order", 5),
        bench.gateway.asked.getLast());
    String shown = bench.terminal.out();
    assertTrue(shown.contains("2026-03-01 12:00:01"), shown);
    assertTrue(shown.contains("bob[31m (telegram)"), shown);
    assertTrue(shown.contains("refused: not allowed"), shown);
  }

  @Test
  void aWholeRecordIsTold() {
    bench.gateway.answer(
        AuditVerify.class, new AuditVerify.Reply(12_345, "0f".repeat(32), AT, AT, null, null));
    assertEquals(0, bench.run("audit", "verify"));
    assertTrue(bench.terminal.out().contains("12,345"), bench.terminal.out());
  }

  @Test
  void aBrokenRecordIsDamagedData() {
    bench.gateway.answer(
        AuditVerify.class,
        new AuditVerify.Reply(3, "0f".repeat(32), AT, AT, 4L, "the row is missing"));
    assertEquals(9, bench.run("audit", "verify"));
    assertTrue(bench.terminal.err().contains("row 4: the row is missing"), bench.terminal.err());
  }
}
