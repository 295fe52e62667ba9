package io.opentrade.server.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.server.notify.Notice.Severity;
import io.opentrade.store.NoticeStore;
import io.opentrade.store.RuleRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OutboxTest {
  @TempDir Path folder;
  private final NotifyBench.Memory memory = new NotifyBench.Memory();

  private Outbox open() throws IOException {
    return NotifyBench.outbox(folder, NoticeStore.open(folder.resolve("notices.db")));
  }

  @Test
  void aKeyIsToldOnceForEver() throws Exception {
    try (Outbox outbox = open()) {
      outbox.connect(memory);
      outbox.post(NotifyBench.notice("a", Severity.INFO, "one"));
      outbox.post(NotifyBench.notice("a", Severity.INFO, "again"));
      outbox.post(NotifyBench.notice("b", Severity.INFO, "two"));
      assertEquals("one", memory.got.take());
      assertEquals("two", memory.got.take());
    }
    try (Outbox outbox = open()) {
      outbox.connect(memory);
      outbox.post(NotifyBench.notice("a", Severity.INFO, "again"));
      outbox.post(NotifyBench.notice("c", Severity.INFO, "three"));
      assertEquals("three", memory.got.take());
    }
  }

  @Test
  void whatSurelyDidNotArriveIsNoRepeatAndWhatMayHaveIs() throws Exception {
    memory.failures.addAll(List.of(new NotDelivered("no"), new NotDelivered("no")));
    try (Outbox outbox = open()) {
      outbox.connect(memory);
      outbox.post(NotifyBench.notice("a", Severity.INFO, "one"));
      assertEquals("one", memory.got.take());
      memory.failures.add(new IOException("the line broke"));
      outbox.post(NotifyBench.notice("b", Severity.INFO, "two"));
      assertEquals("repeat two", memory.got.take());
    }
  }

  @Test
  void rulesSayWhatIsToldAndHow() throws Exception {
    NoticeStore store = NoticeStore.open(folder.resolve("notices.db"));
    store.keep(new RuleRow("fill", -1, "", "silent"));
    store.keep(new RuleRow("fill", Severity.WARNING.ordinal(), "", "off"));
    store.keep(new RuleRow("", Severity.CRITICAL.ordinal(), "memory", "on"));
    try (Outbox outbox = NotifyBench.outbox(folder, store)) {
      outbox.connect(memory);
      outbox.post(NotifyBench.notice("a", Severity.INFO, "one"));
      outbox.post(NotifyBench.notice("b", Severity.WARNING, "two"));
      outbox.post(NotifyBench.notice("c", Severity.CRITICAL, "three"));
      assertEquals("silent one", memory.got.take());
      assertEquals("three", memory.got.take());
      assertNull(memory.got.poll(50, TimeUnit.MILLISECONDS));
      assertEquals(3, store.history(null, 10).size());
    }
  }

  /// Between the server's "yes" and our commit: nobody knows, so it is told again and marked.
  @Test
  void whatWasKilledInTheMiddleOfADeliveryIsDeliveredAgainAsARepeat() throws Exception {
    killed("deliver");
    assertEquals("handed", Files.readString(folder.resolve("handed")));
    try (Outbox outbox = open()) {
      outbox.connect(memory);
      assertEquals("repeat one", memory.got.take());
    }
  }

  /// Between posting and delivery: it is on the disk, and nobody has it.
  @Test
  void whatWasKilledBeforeItsDeliveryIsDeliveredAfterTheRestart() throws Exception {
    killed("wait");
    try (Outbox outbox = open()) {
      outbox.connect(memory);
      assertEquals("one", memory.got.take());
    }
  }

  private void killed(String when) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledPoster.class.getName(),
                folder.toString(),
                when)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    try {
      while (!Files.exists(folder.resolve("posted"))) {
        assertTrue(process.isAlive(), () -> output());
        Thread.sleep(10);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private String output() {
    try {
      return Files.readString(folder.resolve("output"));
    } catch (IOException none) {
      return none.toString();
    }
  }
}
