package io.opentrade.sandbox.jail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WallTest {
  @Test
  void aLandlockThatLeavesSignalsOpenIsRefused() {
    for (int version = 0; version < 6; version++) {
      assertFalse(Landlock.lacking(version).isEmpty());
    }
    assertEquals("", Landlock.lacking(6));
    assertEquals("", Landlock.lacking(9));
    assertTrue(Landlock.lacking(5).contains("version 5"));
  }

  @Test
  void wallsHaveTheNamesOfTheSetting() {
    assertEquals(Wall.AUTO, Wall.named("auto"));
    assertEquals(Wall.LANDLOCK, Wall.named("landlock"));
    assertThrows(IllegalArgumentException.class, () -> Wall.named("none"));
  }

  @Test
  void theProfileOfSeatbeltDeniesFirstAndQuotesPaths() {
    Cell cell =
        new Cell(
            Path.of("/j"), List.of(Path.of("/a \"b\"\\c.jar")), null, null, null, Path.of("/s"), 1);
    String profile = SandboxExec.profile(cell);
    assertTrue(profile.startsWith("(version 1)(deny default)"));
    assertTrue(profile.contains("(subpath \"/a \\\"b\\\"\\\\c.jar\")"), profile);
    assertTrue(profile.contains("(subpath \"/s/data\")"), profile);
    assertFalse(profile.contains("network"), profile);
    assertFalse(profile.contains("file-write*"), profile);
  }
}
