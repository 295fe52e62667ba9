package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.WorkerFiles;
import io.opentrade.sandbox.jail.Wall;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkshopTest {
  private final WorkerFiles files;
  private final Path folder;
  private final List<Wall> wanted = new ArrayList<>();

  WorkshopTest(@TempDir Path folder) {
    this.folder = folder;
    files = new WorkerFiles(folder, List.of(folder.resolve("x.jar")), Map.of(), null, null);
  }

  private Wall.Finding nothing(Wall wall) {
    wanted.add(wall);
    return new Wall.Finding.Missing("this machine has none");
  }

  @Test
  void withoutAWallNoStrategyRuns() {
    try (Workshop workshop = new Workshop(files, Limits.standard(), folder, this::nothing)) {
      for (Language language : Language.values()) {
        workshop.prepare(language);
        RequestFailed refused =
            assertThrows(RequestFailed.class, () -> workshop.take(language, null, false));
        assertEquals(FailureKind.NOT_ALLOWED, refused.failure().kind());
        assertTrue(String.valueOf(refused.getMessage()).contains("this machine has none"));
      }
    }
    assertEquals(List.of(Wall.AUTO), wanted);
  }

  @Test
  void theSettingSaysWhichWallIsLookedFor() {
    try (Workshop workshop = new Workshop(files, Limits.standard(), folder, this::nothing)) {
      workshop.settings(JsonNodeFactory.instance.objectNode().put("jailWall", "landlock"));
      assertThrows(RequestFailed.class, () -> workshop.take(Language.JAVASCRIPT, null, false));
    }
    assertEquals(List.of(Wall.LANDLOCK), wanted);
  }
}
