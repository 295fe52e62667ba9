package io.opentrade.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestTest {
  private final Path folder;

  GuestTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private String file(String content, String permissions) throws IOException {
    Path file = folder.resolve("token");
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file.toString();
  }

  @Test
  void theTokenIsReadFromAFileInFrontOfTheCommand() throws Exception {
    String file = file("ot_secret\n", "rw-------");
    String[] argv = {"--token-file", file, "--socket=/run/x.sock", "status", "--token-file"};
    Guest guest = Guest.of(argv);
    assertEquals("ot_secret", guest.token());
    assertEquals(Path.of("/run/x.sock"), guest.socket());
    assertEquals(3, guest.words());
  }

  @Test
  void withoutThemItIsTheOwner() throws Exception {
    Guest owner = Guest.of(new String[] {"status"});
    assertFalse(owner.isGiven());
    assertNull(owner.token());
  }

  @Test
  void aTokenThatOthersCanReadIsRefused() throws Exception {
    for (String permissions : new String[] {"rw-r-----", "rw----r--", "rwx------"}) {
      String[] argv = {"--token-file", file("ot_secret", permissions)};
      Trouble trouble = assertThrows(Trouble.class, () -> Guest.of(argv), permissions);
      String said = String.valueOf(trouble.getMessage());
      assertTrue(said.contains("read by others"), said);
      assertFalse(said.contains("ot_secret"), said);
    }
  }

  @Test
  void whatIsMissingIsSaid() throws Exception {
    for (String[] argv :
        new String[][] {
          {"--token-file"},
          {"--socket="},
          {"--token-file", folder.resolve("none").toString()},
          {"--token-file", file("  \n", "rw-------")}
        }) {
      assertThrows(Trouble.class, () -> Guest.of(argv));
    }
  }
}
