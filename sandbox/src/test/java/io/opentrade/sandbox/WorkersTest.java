package io.opentrade.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.sandbox.jail.Jail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WorkersTest {
  /// A frame of [io.opentrade.sandbox.link.Message.Ready], as the shell writes it.
  private static final String READY = "printf '\\000\\000\\000\\001\\020'\n";

  private final Path folder;
  private final Path slots;

  WorkersTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    slots = Files.createDirectory(folder.resolve("slots"));
  }

  /// Workers whose process is a line of the shell.
  private Workers workers(String program) throws IOException {
    Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + program);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    WorkerFiles files =
        new WorkerFiles(folder, List.of(folder.resolve("x.jar")), Map.of(), null, null);
    return Workers.open(files, Jail.unsafe(), Limits.standard(), slots);
  }

  private String[] leftBehind() {
    return slots.toFile().list();
  }

  @Test
  void aProcessThatDoesNotComeUpLeavesNothingBehind() throws IOException {
    try (Workers workers = workers("exit 7\n")) {
      assertThrows(ScriptFailed.class, () -> workers.take(Language.JAVASCRIPT));
      assertArrayEquals(new String[0], leftBehind());
    }
  }

  @Test
  @Timeout(30)
  void aSpareThatHasDiedLeavesNothingBehind() throws Exception {
    try (Workers workers = workers(READY + "exec sleep 60\n")) {
      workers.prepare(Language.JAVASCRIPT);
      while (!workers.warm(Language.JAVASCRIPT)) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      ProcessHandle spare = ProcessHandle.current().children().findFirst().orElseThrow();
      spare.destroyForcibly();
      spare.onExit().join();
      try (Worker fresh = workers.take(Language.JAVASCRIPT)) {
        assertNotEquals(spare.pid(), fresh.pid());
        assertEquals(1, leftBehind().length, "the folder of the fresh one");
      }
    }
  }
}
