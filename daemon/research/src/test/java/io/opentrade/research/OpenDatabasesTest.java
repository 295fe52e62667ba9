package io.opentrade.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.BacktestList;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.research.backtest.Workshop;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.WorkerFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenDatabasesTest {
  @TempDir private Path folder;

  @Test
  void aDamagedFileIsToldAndTheNextRequestTriesAgain() throws Exception {
    Path file = folder.resolve("candles.db");
    Files.writeString(file, "this is no database\n".repeat(1000));
    Path jars = Files.createDirectory(folder.resolve("jars"));
    Files.createFile(jars.resolve("none.jar"));
    WorkerFiles none = WorkerFiles.of(folder, jars, null, folder);
    try (Workshop workshop = new Workshop(none, Limits.standard(), folder);
        OpenDatabases databases = new OpenDatabases(folder, workshop, folder)) {
      BacktestList request = new BacktestList(5);

      RequestFailed refused =
          assertThrows(RequestFailed.class, () -> databases.answer(request, _ -> {}));
      assertEquals(FailureKind.BAD_DATA, refused.failure().kind());
      assertTrue(refused.failure().message().contains("candles.db"));

      Files.delete(file);
      assertEquals(new BacktestList.Reply(List.of(), 0), databases.answer(request, _ -> {}));
    }
  }
}
