package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.BackupContents;
import io.opentrade.protocol.BackupCreate;
import io.opentrade.protocol.BackupList;
import io.opentrade.protocol.BackupRestore;
import io.opentrade.protocol.ForeignText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final Instant AT = Instant.parse("2026-06-01T12:00:01Z");
  private static final String NAME = "june.otb";
  private static final BackupContents CONTENTS =
      new BackupContents(
          new ForeignText("/backups/" + NAME),
          AT,
          "0.1.0",
          true,
          List.of(new BackupContents.Part("demo.db", 2_048)));

  private final Bench bench;
  private final Path folder;

  BackupTest(@TempDir Path folder) {
    this.folder = folder;
    bench = Bench.in(folder);
  }

  @Test
  void onesOwnFileIsMeantFromTheCurrentFolder() {
    bench.gateway.answer(BackupCreate.class, CONTENTS);
    assertEquals(0, bench.run("backup", "create", "--out", NAME, "--no-candles"));
    String file = folder.resolve(NAME).toString();
    assertEquals(new BackupCreate(file, false, null), bench.gateway.asked.getLast());
    assertTrue(bench.terminal.out().contains("demo.db"), bench.terminal.out());
    assertTrue(bench.terminal.out().contains("another home"), bench.terminal.out());
  }

  @Test
  void nothingIsReplacedUnasked() {
    assertEquals(2, bench.run("backup", "restore", NAME));
    assertTrue(bench.gateway.asked.isEmpty());
    assertTrue(bench.terminal.err().contains("--yes"), bench.terminal.err());
  }

  @Test
  void withYesItIsReplaced() {
    bench.gateway.answer(
        BackupList.class,
        new BackupList.Reply(
            List.of(
                new BackupList.Backup(
                    new ForeignText(NAME), AT, 4_096, false, false, new ForeignText(NAME)))));
    bench.gateway.answer(BackupRestore.class, CONTENTS);
    assertEquals(0, bench.run("backup", "restore", NAME, "--yes"));
    assertEquals(new BackupRestore(NAME, null), bench.gateway.asked.getLast());
    assertTrue(bench.terminal.out().contains("halted"), bench.terminal.out());
  }
}
