package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskReserveTest {
  private static final int BYTES = 100_000;

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  @Test
  void roomIsHeldAndGivenUpOnce() throws IOException {
    Path file = folder.resolve("reserve");
    DiskReserve reserve = new DiskReserve(file, BYTES);
    assertFalse(reserve.giveUp());
    assertTrue(reserve.hold());
    assertTrue(reserve.hold());
    assertEquals(BYTES, Files.size(file));
    assertTrue(reserve.giveUp());
    assertFalse(reserve.giveUp());
    assertFalse(Files.exists(file));
  }

  @Test
  void aHalfOneIsMadeWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("reserve"), "half");
    new DiskReserve(file, BYTES).hold();
    assertEquals(BYTES, Files.size(file));
  }

  @Test
  void whereItCannotBeHeldNothingIsInTheWay() {
    assertFalse(new DiskReserve(folder.resolve("none").resolve("reserve"), BYTES).hold());
    assertFalse(Files.exists(folder.resolve("none")));
  }
}
