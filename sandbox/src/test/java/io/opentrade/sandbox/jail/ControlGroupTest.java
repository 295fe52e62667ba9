package io.opentrade.sandbox.jail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a folder that looks like the kernel's, since few machines hand one over.
class ControlGroupTest {
  private final Path root;

  ControlGroupTest(@TempDir Path root) {
    this.root = root;
  }

  private Path own(String line) throws IOException {
    return Files.writeString(root.resolve("own"), line + "\n");
  }

  private Path handedOver(String controllers) throws IOException {
    Path parent = Files.createDirectories(root.resolve("fs/user/app.slice"));
    Files.createDirectories(parent.resolve("opentrade.service"));
    Files.writeString(parent.resolve("cgroup.procs"), "");
    Files.writeString(parent.resolve("cgroup.subtree_control"), controllers);
    return parent;
  }

  private Optional<ControlGroup> find(String line) throws IOException {
    return ControlGroup.find(own(line), root.resolve("fs"));
  }

  @Test
  void itsLimitsAreWrittenAndProcessesMoved() throws IOException {
    Path parent = handedOver("cpu memory pids\n");
    ControlGroup groups = find("0::/user/app.slice/opentrade.service").orElseThrow();
    ControlGroup.Group group = groups.create(1_000_000, 128);
    assertEquals(parent, group.folder().getParent());
    assertEquals("1000000", Files.readString(group.folder().resolve("memory.max")));
    assertEquals("128", Files.readString(group.folder().resolve("pids.max")));
    group.take(List.of(7L, 8L));
    assertEquals("8", Files.readString(group.folder().resolve("cgroup.procs")));
    group.close();
  }

  @Test
  void thereIsNoneWhereNothingWasHandedOver() throws IOException {
    assertTrue(find("0::/user/app.slice/opentrade.service").isEmpty());
    handedOver("cpu\n");
    assertTrue(find("0::/user/app.slice/opentrade.service").isEmpty());
    handedOver("memory pids\n");
    assertTrue(find("4:memory:/user/app.slice/opentrade.service").isEmpty());
    assertTrue(find("0::/").isEmpty());
    assertTrue(find("0::/../../user/app.slice/opentrade.service").isEmpty());
    assertTrue(find("0::/user/app.slice/opentrade.service").isPresent());
  }
}
