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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JailTest {
  private final Path slot;

  JailTest(@TempDir Path slot) {
    this.slot = slot;
  }

  private String run(String shellCommand) throws IOException, InterruptedException {
    Jail.Probe probe = Jail.probe();
    assumeTrue(probe instanceof Jail.Probe.Standing, "bubblewrap is missing: " + probe);
    Jail jail = ((Jail.Probe.Standing) probe).jail();
    Cell cell =
        new Cell(
            Path.of(System.getProperty("java.home")),
            List.of(slot.resolve("x.jar")),
            null,
            null,
            null,
            slot);
    ProcessBuilder builder =
        new ProcessBuilder(jail.command(cell, List.of("/bin/sh", "-c", shellCommand)))
            .redirectErrorStream(true);
    builder.environment().clear();
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }

  @Test
  void theEnvironmentIsEmpty() throws Exception {
    // bubblewrap and the shell set the working directory themselves.
    String exported = run("export -p").replaceAll("export (OLD)?PWD(='/tmp')?\\s*", "");
    assertEquals("", exported);
    assertEquals("", run("while read -r l; do echo $l; done < /proc/1/environ"));
  }

  @Test
  void nothingOfThisMachineCanBeSeenOrWritten() throws Exception {
    assertEquals("/etc/* /home/* /root/*", run("echo /etc/* /home/* /root/*"));
    Files.writeString(slot.resolve("candles"), "seen");
    assertEquals("seen", run("read l < /data/candles; echo $l"));
    for (String place : List.of("/", "/data/", "/jdk/", "/worker/", "/dev/")) {
      assertTrue(run("echo x > " + place + "new").contains("cannot create"), place);
    }
    assertFalse(Files.exists(slot.resolve("new")));
  }

  @Test
  void thereIsNoNetworkAndNoOtherProcess() throws Exception {
    String devices = run("while read -r l; do echo $l; done < /proc/net/dev");
    assertEquals(3, devices.lines().count(), devices);
    assertTrue(devices.contains("lo:"), devices);
    String processes = run("echo /proc/[0-9]*");
    assertTrue(processes.split(" ").length <= 3, processes);
  }

  @Test
  void theLimitsAreSetInside() throws Exception {
    String limits = run("ulimit -a");
    assertTrue(limits.matches("(?s).*nofiles +256.*") || limits.contains("256"), limits);
    assertTrue(run("echo x > /tmp/ok && echo written").contains("written"));
  }
}
