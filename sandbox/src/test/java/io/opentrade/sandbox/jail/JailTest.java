package io.opentrade.sandbox.jail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a shell can see and do behind each wall.
class JailTest {
  private final Path folder;
  private Path slot;

  JailTest(@TempDir Path folder) {
    this.folder = folder;
    this.slot = folder;
  }

  @BeforeEach
  void makeSlot() throws IOException {
    slot = Slot.create(folder);
  }

  @AfterEach
  void nothingIsLeft() {
    Slot.delete(slot);
    assertFalse(Files.exists(slot));
  }

  private static Jail jail(Wall wall) {
    Wall.Finding found = wall.find();
    assumeTrue(found instanceof Wall.Finding.Standing, wall + ": " + found);
    return ((Wall.Finding.Standing) found).jail();
  }

  private Process start(Wall wall, String shellCommand) throws IOException {
    Jail jail = jail(wall);
    Cell cell =
        new Cell(
            Path.of(System.getProperty("java.home")), List.of(), null, null, null, slot, 1_000);
    return jail.start(cell, List.of("/bin/sh", "-c", shellCommand));
  }

  private String run(Wall wall, String shellCommand) throws IOException, InterruptedException {
    Process process = start(wall, "exec 2>&1; " + shellCommand);
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }

  @Test
  void theEnvironmentIsEmpty() throws Exception {
    // bubblewrap and the shell set the working directory themselves.
    String exported =
        run(Wall.BUBBLEWRAP, "export -p").replaceAll("export (OLD)?PWD(='/tmp')?\\s*", "");
    assertEquals("", exported);
    assertEquals("", run(Wall.LANDLOCK, "export -p").replaceAll("export (OLD)?PWD(=\\S*)?", ""));
  }

  @Test
  void nothingOfThisMachineCanBeSeenOrWritten() throws Exception {
    String places = "/etc/* /home/* /root/* /proc/[0-9]*";
    assertEquals(places, run(Wall.BUBBLEWRAP, "echo " + places));
    assertEquals(places, run(Wall.LANDLOCK, "echo " + places));
    Files.writeString(Slot.data(slot).resolve("candles"), "seen");
    assertEquals("seen", run(Wall.BUBBLEWRAP, "read l < /data/candles; echo $l"));
    assertEquals("seen", run(Wall.LANDLOCK, "read l < candles; echo $l"));
    for (String place : List.of("/", "/data/", "/jdk/", "/worker/", "/dev/", "/proc/")) {
      String said = run(Wall.BUBBLEWRAP, "echo x > " + place + "new");
      assertTrue(said.contains("cannot create"), place + said);
    }
    for (String place : List.of("/tmp/", slot + "/", "")) {
      String said = run(Wall.LANDLOCK, "echo x > " + place + "new");
      assertTrue(said.contains("cannot create"), place + said);
    }
    assertFalse(Files.exists(slot.resolve("new")));
    assertFalse(Files.exists(Slot.data(slot).resolve("new")));
  }

  @Test
  void whatTheWallIsMadeOfStaysOutside() throws Exception {
    String open = "for n in 3 4 5 6 7 8 9; do if true <&$n; then echo $n is open; fi; done";
    assertFalse(run(Wall.BUBBLEWRAP, open).contains("is open"));
    assertFalse(run(Wall.LANDLOCK, open).contains("is open"));
    assertEquals("/data/*", run(Wall.BUBBLEWRAP, "echo /data/*"));
    String refused = run(Wall.LANDLOCK, "read l < ../wall/filter");
    assertTrue(
        refused.toLowerCase().contains("denied") || refused.contains("cannot open"), refused);
    assertEquals("/proc/self", run(Wall.BUBBLEWRAP, "echo /proc/*"));
    assertEquals("/proc/self/exe", run(Wall.BUBBLEWRAP, "echo /proc/self/*"));
  }

  @Test
  void thereIsNoSecondProcess() throws Exception {
    assertTrue(run(Wall.BUBBLEWRAP, "(echo escaped)").contains("annot fork"));
  }

  @Test
  void theLimitsAreSetInside() throws Exception {
    for (Wall wall : List.of(Wall.BUBBLEWRAP, Wall.LANDLOCK)) {
      String limits = run(wall, "ulimit -n; ulimit -d; ulimit -c");
      assertEquals("256\n1024000\n0", limits);
    }
    assertEquals("written", run(Wall.BUBBLEWRAP, "echo x > /tmp/ok && echo written"));
  }

  @Test
  void aProcessBehindTheWallCanBeMeasuredAndKilled() throws Exception {
    for (Wall wall : List.of(Wall.BUBBLEWRAP, Wall.LANDLOCK)) {
      Process process = start(wall, "echo on; while :; do :; done");
      assertEquals('o', process.getInputStream().read());
      ProcessHandle handle = Jail.handle(process);
      assertTrue(handle.info().totalCpuDuration().isPresent(), wall + " hides the time used");
      assertTrue(handle.destroyForcibly(), wall + " cannot be killed");
      assertTrue(process.waitFor(10, TimeUnit.SECONDS), wall + " lives on");
    }
  }
}
